package dev.ferry.mapping.references;

import java.util.ArrayList;
import java.util.List;

/** One case of references.spec.txt with numbers foreseen: the tracker's text or what was written of it, and both results. */
public record ForeseenCase(int line, boolean tracker, String input, String foreseen, String expected) {
    /** All of them, in the order of the file. */
    public static List<ForeseenCase> all() {
        List<ForeseenCase> cases = new ArrayList<>();
        String[] lines = SpecCase.text(SpecCase.REFERENCES).split("\n");
        for (int i = 0; i < lines.length; i++) {
            boolean tracker = lines[i].startsWith("tracker: ");
            if (tracker || lines[i].startsWith("written: ")) {
                String input = SpecCase.unescape(lines[i].substring("tracker: ".length()));
                String foreseen = after(lines, i + 1, "foresees: ", input);
                boolean said = i + 1 < lines.length && lines[i + 1].startsWith("foresees: ");
                cases.add(new ForeseenCase(
                        i + 1, tracker, input, foreseen, after(lines, said ? i + 2 : i + 1, "gives: ", foreseen)));
            }
        }
        return cases;
    }

    private static String after(String[] lines, int at, String key, String otherwise) {
        return at < lines.length && lines[at].startsWith(key)
                ? SpecCase.unescape(lines[at].substring(key.length()))
                : otherwise;
    }

    @Override
    public String toString() {
        return "line " + line + ": " + input.replace("\n", "\\n");
    }
}
