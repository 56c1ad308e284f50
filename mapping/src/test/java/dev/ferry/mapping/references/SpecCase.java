package dev.ferry.mapping.references;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One case of references.spec.txt or links.spec.txt. */
public record SpecCase(int line, boolean legacy, String input, String expected) {
    /** What becomes of references once there is a map. */
    public static final String REFERENCES = "references.spec.txt";

    /** What becomes a link when a text is rendered. */
    public static final String LINKS = "links.spec.txt";

    /** All cases of a file, in its order. */
    public static List<SpecCase> all(String file) {
        List<SpecCase> cases = new ArrayList<>();
        String[] lines = text(file).split("\n");
        for (int i = 0; i < lines.length; i++) {
            boolean legacy = lines[i].startsWith("legacy: ");
            if (legacy || lines[i].startsWith("github: ")) {
                String input = unescape(lines[i].substring("legacy: ".length()));
                boolean gives = i + 1 < lines.length && lines[i + 1].startsWith("gives: ");
                cases.add(new SpecCase(
                        i + 1, legacy, input, gives ? unescape(lines[i + 1].substring("gives: ".length())) : input));
            }
        }
        return cases;
    }

    // A backslash before n, r and t of the file; any other is itself.
    static String unescape(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    }

    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(SpecCase.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "line " + line + ": " + input.replace("\n", "\\n");
    }
}
