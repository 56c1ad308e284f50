package dev.ferry.mapping.relations;

import dev.ferry.mapping.MigrationId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines at the end of an issue's body, before its marker, that say relations for which GitHub has no place. They begin with a line
 * that people do not see, so that they are told from the text that came from the old tracker; what people change in them stays.
 */
public final class RelationLines {
    private static final String HEADING = "**Depends on**";
    private static final String DUPLICATE_OF = "Duplicate of ";
    /** GitHub writes it, too, with a repository's name or as an address. */
    private static final Pattern DUPLICATE = Pattern.compile(DUPLICATE_OF + "\\S{0,300}[#/]\\d{1,10}");

    private static final Pattern PARAGRAPH_END = Pattern.compile("\\R\\R\\z");

    private final String beginning;
    private final Pattern section;

    public RelationLines(MigrationId migration) {
        beginning = "<!-- ferry " + migration + " relations -->";
        // To the marker, which is the last line: the old tracker's text can not have either, it is made harmless there.
        section = Pattern.compile(
                "(?:\\R\\R)?" + Pattern.quote(beginning) + "\\R?(?<lines>.*?)\\R*(?=(\\R<!-- ferry "
                        + Pattern.quote(migration.value()) + " [^\\r\\n]*\\s*\\z))",
                Pattern.DOTALL);
    }

    /** An entry of the list of issues that this one waits for; GitHub shows the title behind the number. */
    public static String task(int number, boolean closed) {
        return "- [" + (closed ? "x" : " ") + "] #" + number;
    }

    /** Says which issue took this one's place. */
    public static String duplicate(int number) {
        return DUPLICATE_OF + "#" + number;
    }

    /** Whether a text says that alone, by which GitHub knows a duplicate in a comment. */
    public static boolean isDuplicate(String text) {
        return DUPLICATE.matcher(text.strip()).matches();
    }

    /** The body with those of these lines that are not in it; a task counts as there, ticked off or not. */
    public String add(String body, List<String> lines) {
        Matcher there = section.matcher(body);
        List<String> present = new ArrayList<>();
        String before;
        String marker;
        if (there.find()) {
            present.addAll(Arrays.asList(there.group("lines").split("\\R", -1)));
            before = body.substring(0, there.start());
            marker = body.substring(there.end());
        } else {
            int end = body.stripTrailing().length();
            int start = Math.max(body.lastIndexOf('\n', end - 1), body.lastIndexOf('\r', end - 1)) + 1;
            before = PARAGRAPH_END.matcher(body.substring(0, start)).replaceFirst("");
            marker = "\n" + body.substring(start);
        }
        List<String> grown = new ArrayList<>(present);
        lines.stream().filter(line -> !contains(present, line)).forEach(line -> insert(grown, line));
        if (grown.equals(present)) {
            return body;
        }
        return before + "\n\n" + beginning + "\n" + String.join("\n", grown) + "\n" + marker;
    }

    /** Whether one of the body's lines is this one; a task counts as there, ticked off or not. */
    public boolean holds(String body, String line) {
        Matcher there = section.matcher(body);
        return there.find() && contains(Arrays.asList(there.group("lines").split("\\R", -1)), line);
    }

    /** The body as it was before any line was added. */
    public String without(String body) {
        return section.matcher(body).replaceFirst("\n");
    }

    private static boolean contains(List<String> present, String line) {
        return present.stream().anyMatch(other -> bare(other).equals(bare(line)));
    }

    private static String bare(String line) {
        return line.strip().replaceFirst("^- \\[[ xX]] ", "- ");
    }

    private static void insert(List<String> lines, String line) {
        if (!line.startsWith("- ")) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(line);
            return;
        }
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            last = lines.get(i).startsWith("- [") ? i : last;
        }
        if (last >= 0) {
            lines.add(last + 1, line);
        } else {
            List<String> list = new ArrayList<>(List.of(HEADING, "", line));
            if (!lines.isEmpty()) {
                list.add("");
            }
            lines.addAll(0, list);
        }
    }
}
