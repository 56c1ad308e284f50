package dev.ferry.mapping.render;

import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import dev.ferry.mapping.people.GitHubLogin;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table at the beginning of an issue's body: where it comes from, who watches it, what it hangs on, its files. */
final class HeaderTable {
    private static final DateTimeFormatter ROUNDUP_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd.HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NOTE = "<sup>*Note: these values reflect the state of the issue at the time it was"
            + " migrated and might not reflect the current state.*</sup>";
    /** Words of a single entry past this are in the other issue or the archive; here they would crowd out the rest. */
    private static final int LONGEST_WORDS = 1_000;

    private final RenderContext context;
    private final InlineRules rules;

    HeaderTable(RenderContext context, InlineRules rules) {
        this.context = context;
        this.rules = rules;
    }

    /** The table and its note; entries past {@code room} are given in {@code overflow}, one line of Markdown each. */
    String write(Issue issue, int room, List<String> overflow) {
        List<Row> rows = new ArrayList<>();
        if (context.options().datesInText()) {
            add(rows, "Opened", "", List.of(Attribution.time(issue.created())));
            StateRule state = context.options().preset().state();
            add(
                    rows,
                    "Closed",
                    "",
                    state.isClosed(issue) ? List.of(Attribution.time(state.closedAt(issue))) : List.of());
        }
        add(rows, "Nosy", ", ", watchers(issue));
        add(rows, "PRs", "", pullRequests(issue));
        add(rows, "Dependencies", "", relations(issue, RelationType.DEPENDS_ON));
        add(rows, "Superseder", "", relations(issue, RelationType.SUPERSEDED_BY));
        add(rows, "Files", "", files(issue));
        StringBuilder table = new StringBuilder(context.options().preset().name())
                .append(" | ")
                .append(self(issue))
                .append("\n--- | :---\n");
        int share = rows.isEmpty() ? room : (room - table.length() - NOTE.length()) / rows.size();
        for (Row row : rows) {
            row.write(table, share, overflow);
        }
        return table.append('\n').append(NOTE).toString();
    }

    private static void add(List<Row> rows, String name, String separator, List<String> entries) {
        if (!entries.isEmpty()) {
            rows.add(new Row(name, separator, entries));
        }
    }

    private record Row(String name, String separator, List<String> entries) {
        void write(StringBuilder table, int share, List<String> overflow) {
            int limit = table.length() + share - 100;
            table.append(name).append(" | ");
            int written = 0;
            for (String entry : entries) {
                if (table.length() + entry.length() > limit) {
                    break;
                }
                table.append(written == 0 ? "" : separator).append(entry);
                written++;
            }
            if (written < entries.size()) {
                int left = entries.size() - written;
                table.append(
                        separator.isEmpty() ? "<li>" + left + " more below</li>" : separator + left + " more below");
                overflow.add("**" + name + ", continued:**");
                entries.subList(written, entries.size())
                        .forEach(entry ->
                                overflow.add("- " + entry.replace("<li>", "").replace("</li>", "")));
            }
            table.append('\n');
        }
    }

    private String self(Issue issue) {
        String id = cell(issue.id().value());
        return issue.url()
                .or(() -> context.options().issueUrl(issue.id()))
                .map(url -> "[" + id + "](" + Urls.destination(url) + ")")
                .orElse(id);
    }

    private List<String> watchers(Issue issue) {
        List<String> names = new ArrayList<>();
        for (UserId watcher : issue.watchers()) {
            context.people().login(watcher).ifPresent(login -> {
                boolean live = context.options().mentions() == MentionMode.LIVE
                        && context.people().mappedLogin(watcher).isPresent();
                names.add(live ? "@" + login : "@" + InlineEscaper.SPLITTER + login);
            });
        }
        return names;
    }

    private List<String> pullRequests(Issue issue) {
        List<String> entries = new ArrayList<>();
        for (Value value : issue.property("pull_requests")) {
            String number = value.attributes().getOrDefault("number", value.text());
            Optional<String> repository = rules.pullRequests().filter(any -> number.matches("[0-9]{1,9}"));
            // With a bare # it would be taken for a legacy issue, and led to a stranger's one in the end.
            entries.add("<li>" + repository.map(name -> name + "#" + number).orElseGet(() -> cell("PR " + number))
                    + "</li>");
        }
        return entries;
    }

    private List<String> relations(Issue issue, RelationType type) {
        List<String> entries = new ArrayList<>();
        for (Relation relation : issue.relations()) {
            if (relation.type() == type) {
                entries.add("<li>" + name(relation.target()) + "</li>");
            }
        }
        return entries;
    }

    private String name(LegacyId id) {
        String title = context.title(id).map(text -> ": " + words(text)).orElse("");
        return cell(context.options().preset().issuePrefix() + id) + title;
    }

    private List<String> files(Issue issue) {
        List<String> entries = new ArrayList<>();
        for (Attachment file : issue.files()) {
            String name = words(
                    file.name().isBlank() ? "file" + file.id() : Characters.cleanName(file.name()), rules.insideLink());
            String link = context.options()
                    .fileUrl(AttachedFile.of(file))
                    .map(url -> "[" + name + "](" + url + " \"" + provenance(file) + "\")")
                    .orElse(name);
            String description = file.description()
                    .filter(text -> !text.isBlank())
                    .map(text -> ": " + words(text))
                    .orElse("");
            entries.add("<li>" + link + description + "</li>");
        }
        return entries;
    }

    private String provenance(Attachment file) {
        String text = "Uploaded as " + file.mediaType().orElse("unknown type") + " at "
                + ROUNDUP_TIME.format(file.created())
                + file.creator().map(creator -> " by " + uploader(creator)).orElse("");
        return Characters.cleanLine(text)
                .replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace("|", "&#124;")
                .replace("\\", "&#92;");
    }

    // A title's text is not shown as Markdown, so no splitter can stand in it: a neutral name goes without its sign.
    private String uploader(UserId id) {
        Optional<GitHubLogin> login = context.people().login(id);
        boolean live = context.options().mentions() == MentionMode.LIVE
                && context.people().mappedLogin(id).isPresent();
        return login.map(name -> (live ? "@" : "") + name)
                .orElseGet(() -> context.people().name(id).replace("@", " at "));
    }

    private String words(String text) {
        return words(text, rules);
    }

    private static String words(String text, InlineRules rules) {
        String line = Characters.cleanLine(text);
        boolean fits = line.length() <= LONGEST_WORDS;
        String shown = fits ? line : line.substring(0, Characters.boundary(line, LONGEST_WORDS)) + "…";
        return InlineEscaper.cell(shown, rules);
    }

    private String cell(String text) {
        return InlineEscaper.cell(Characters.cleanLine(text), rules);
    }
}
