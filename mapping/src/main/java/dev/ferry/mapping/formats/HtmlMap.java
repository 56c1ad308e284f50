package dev.ferry.mapping.formats;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import dev.ferry.mapping.html.PageText;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Pages that any server of files can show where the tracker was: {@code issue12.html} for each issue, which also follows
 * {@code #msg34}; {@code index.html} with all issues; {@code messages/34.json} with the messages 34000 to 34999, by which
 * {@code 404.html} finds a message; {@code issue.html} for {@code issue?@action=redirect}. Ids that can not stand in an
 * address have no page of their own. The list comes last: who sees it sees the rest.
 */
final class HtmlMap {
    private static final int SLICE_DIGITS = 3;

    private final OldAddresses old;
    private final MapFiles files;
    /** By slice, the lines of its file: about a hundred bytes a message. */
    private final Map<String, StringBuilder> slices = new TreeMap<>();

    private HtmlMap(OldAddresses old, MapFiles files) {
        this.old = old;
        this.files = files;
    }

    static void write(MapContent content, MapFiles files) throws IOException {
        HtmlMap map = new HtmlMap(OldAddresses.of(content), files);
        for (MappedIssue issue : content.issues()) {
            map.page(issue);
        }
        for (Map.Entry<String, StringBuilder> slice : map.slices.entrySet()) {
            files.write("messages/" + slice.getKey() + ".json", out -> out.write("{" + slice.getValue() + "\n}\n"));
        }
        String script = HtmlScripts.follow(map.old);
        files.write("issue.html", out -> map.notFound(out, script));
        files.write("404.html", out -> map.notFound(out, script));
        files.write("index.html", out -> map.index(content, script, out));
    }

    /** The name of the file with a message's place: all of its id but the last three signs. */
    static String slice(String message) {
        return message.length() > SLICE_DIGITS ? message.substring(0, message.length() - SLICE_DIGITS) : "0";
    }

    private static boolean hasPage(LegacyId id) {
        return OldAddresses.isSafe(id.value());
    }

    private void page(MappedIssue issue) throws IOException {
        Optional<String> place = issue.row().finalUrl().flatMap(Redirects::address);
        if (place.isEmpty()) {
            return;
        }
        StringBuilder places = new StringBuilder();
        for (MappedMessage message : issue.messages()) {
            String id = message.id().value();
            if (OldAddresses.isSafe(id)) {
                String address = Redirects.address(message).orElse(place.get());
                places.append(places.isEmpty() ? "" : ",")
                        .append("[\"msg")
                        .append(id)
                        .append("\",\"")
                        .append(address)
                        .append("\"]");
                if (message.own()) {
                    StringBuilder slice = slices.computeIfAbsent(slice(id), name -> new StringBuilder());
                    slice.append(slice.isEmpty() ? "\n" : ",\n")
                            .append("\"msg")
                            .append(id)
                            .append("\":\"")
                            .append(address)
                            .append('"');
                }
            }
        }
        if (hasPage(issue.row().id())) {
            files.write(old.page(issue.row().id()) + ".html", out -> page(issue, place.get(), places.toString(), out));
        }
    }

    private static void page(MappedIssue issue, String place, String places, Writer out) throws IOException {
        String name = "Issue " + issue.row().id();
        Html.begin(
                out,
                name + " has moved",
                "<link rel=\"canonical\" href=\"" + PageText.text(place) + "\">\n<script>\nvar places = new Map(["
                        + places
                        + "]);\nlocation.replace(places.get(location.hash.slice(1)) || \"" + place + "\");\n</script>\n"
                        + "<noscript><meta http-equiv=\"refresh\" content=\"0; url=" + PageText.text(place)
                        + "\"></noscript>\n");
        out.write(
                "<p>" + PageText.text(name + ", " + issue.title() + ", is now ") + Html.link(place, place) + ".</p>\n");
        Html.end(out);
    }

    /** Shown for any path, so its links begin at the root. */
    private void notFound(Writer out, String script) throws IOException {
        Html.begin(out, "The tracker has moved", script);
        out.write("<p>If nothing else appears, the issue or message is not known here. "
                + "Every issue that moved is in the " + Html.link(old.root() + "index.html", "list") + ".</p>\n");
        Html.end(out);
    }

    private void index(MapContent content, String script, Writer out) throws IOException {
        Html.begin(out, "The tracker's issues and where they are now", script);
        out.write("<p><input id=\"search\" type=\"search\" placeholder=\"Number or words of the title\""
                + " aria-label=\"Search\" hidden></p>\n<table>\n<thead><tr><th>Old<th>Title<th>New</tr></thead>\n"
                + "<tbody id=\"issues\">\n");
        for (MappedIssue issue : content.issues()) {
            LegacyId id = issue.row().id();
            Optional<String> place = issue.row().finalUrl().flatMap(Redirects::address);
            String number = issue.row().finalNumber().map(FinalNumber::toString).orElse("");
            out.write("<tr><td>"
                    + (place.isPresent() && hasPage(id)
                            ? Html.link(old.page(id) + ".html", id.value())
                            : PageText.text(id.value()))
                    + "<td>" + PageText.text(issue.title()) + "<td>"
                    + place.map(address -> Html.link(address, number)).orElse("not moved") + "</tr>\n");
        }
        out.write("</tbody>\n</table>\n" + HtmlScripts.SEARCH);
        Html.end(out);
    }
}
