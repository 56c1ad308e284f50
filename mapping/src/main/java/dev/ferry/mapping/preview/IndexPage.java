package dev.ferry.mapping.preview;

import dev.ferry.mapping.html.PageText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The list of all pages, with what finds one. */
final class IndexPage {
    private static final PageFrame FRAME = PageFrame.with("index.js");

    private static final String SEARCH = """
            <div id="find" role="search" hidden>
            <p><label for="search">Search by id or title</label>
            <input id="search" type="search" autocomplete="off" spellcheck="false"></p>
            """;
    private static final String KEYS = """
            <p class="keys">Keys: <kbd>/</kbd> search, <kbd>↓</kbd> <kbd>↑</kbd> through the list, <kbd>Enter</kbd> opens.
            On an issue: <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>u</kbd> back here.</p>
            </div>
            """;
    private static final String LIST = """
            <main id="list" tabindex="-1">
            <p id="count" role="status">%s</p>
            <table>
            <caption class="unseen">Issues</caption>
            <thead><tr><th scope="col">Id</th><th scope="col">Title</th><th scope="col">Flags</th><th scope="col">State</th>
            <th scope="col" class="number">Comments</th><th scope="col" class="number">Characters</th></tr></thead>
            <tbody id="issues">
            """;

    private IndexPage() {}

    /** A line of the list; {@code size} is in characters of all texts on GitHub. */
    record Line(String page, String id, String title, Set<Flag> flags, boolean closed, int comments, long size) {
        Line {
            flags = Set.copyOf(flags);
        }
    }

    static void write(List<Line> lines, Map<Flag, Integer> counts, List<String> notes, Writer out) throws IOException {
        FRAME.begin(out, "Preview of " + count(lines.size()), "");
        out.write("<a class=\"skip\" href=\"#list\">Skip to the list</a>\n<header>\n<h1>What GitHub will show</h1>\n");
        for (String note : notes) {
            out.write("<p>" + PageText.text(note) + "</p>\n");
        }
        out.write("</header>\n");
        controls(counts, out);
        out.write(LIST.formatted(count(lines.size())));
        for (Line line : lines) {
            row(line, out);
        }
        out.write("</tbody>\n</table>\n</main>\n");
        FRAME.end(out);
    }

    private static String count(int issues) {
        return issues == 1 ? "1 issue" : issues + " issues";
    }

    /** Shown by the script, without which they would do nothing. */
    private static void controls(Map<Flag, Integer> counts, Writer out) throws IOException {
        out.write(SEARCH);
        if (!counts.isEmpty()) {
            out.write("<fieldset>\n<legend>Only issues with all of</legend>\n");
            for (Map.Entry<Flag, Integer> each : counts.entrySet()) {
                Flag flag = each.getKey();
                out.write("<label title=\"" + PageText.text(flag.meaning())
                        + "\"><input type=\"checkbox\" name=\"flag\" value=\"" + flag.word() + "\"> " + flag.word()
                        + " ("
                        + each.getValue() + ")</label>\n");
            }
            out.write("</fieldset>\n");
        }
        out.write(KEYS);
    }

    private static void row(Line line, Writer out) throws IOException {
        String words = line.flags().stream().sorted().map(Flag::word).collect(Collectors.joining(" "));
        out.write("<tr data-flags=\"" + words + "\"><th scope=\"row\"><bdi>" + PageText.text(line.id())
                + "</bdi></th><td><a href=\"issues/" + line.page() + "\"><bdi>" + PageText.text(line.title())
                + "</bdi></a></td><td>"
                + line.flags().stream()
                        .sorted()
                        .map(flag -> "<span class=\"flag " + flag.word() + "\">" + flag.word() + "</span>")
                        .collect(Collectors.joining(" "))
                + "</td><td>" + (line.closed() ? "Closed" : "Open") + "</td><td class=\"number\">" + line.comments()
                + "</td><td class=\"number\">" + String.format(Locale.ROOT, "%,d", line.size()) + "</td></tr>\n");
    }
}
