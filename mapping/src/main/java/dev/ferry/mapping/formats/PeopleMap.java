package dev.ferry.mapping.formats;

import dev.ferry.archive.Issue;
import dev.ferry.archive.UserId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.html.PageText;
import dev.ferry.mapping.people.GitHubLogin;
import dev.ferry.mapping.people.People;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Each person's issues, for the announcement: the planned ones that somebody wrote, has to do, or follows. Names are the
 * tracker's logins; an e-mail address never appears, not even one that is a login. Held in memory: some dozens of bytes for
 * each person of each issue.
 */
public final class PeopleMap {
    /** What somebody is to an issue. */
    private enum Role {
        AUTHOR,
        ASSIGNEE,
        NOSY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Part(MapRow row, String title, Set<Role> roles) {}

    private record Person(UserId id, String name, Optional<GitHubLogin> login, List<Part> parts) {
        String page() {
            return "people/user" + id + ".html";
        }
    }

    private final List<Person> people;

    private PeopleMap(List<Person> people) {
        this.people = people;
    }

    /** Goes through the issues once; those that the map lacks are left out, and people who asked not to be named. */
    public static PeopleMap of(Iterable<Issue> issues, IdMap map, People known) {
        Map<UserId, List<Part>> parts = new HashMap<>();
        for (Issue issue : issues) {
            map.row(issue.id())
                    .ifPresent(row -> roles(issue)
                            .forEach((user, roles) -> parts.computeIfAbsent(user, first -> new ArrayList<>())
                                    .add(new Part(row, known.anonymized(issue.title()), roles))));
        }
        parts.keySet().removeIf(known::isUnnamed);
        return new PeopleMap(parts.entrySet().stream()
                .map(entry -> new Person(
                        entry.getKey(), name(entry.getKey(), known), known.login(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing((Person person) -> person.name().toLowerCase(Locale.ROOT))
                        .thenComparing(Person::id))
                .toList());
    }

    private static String name(UserId id, People known) {
        String name = known.name(id);
        return name.contains("@") ? "user" + id : name;
    }

    private static Map<UserId, Set<Role>> roles(Issue issue) {
        Map<UserId, Set<Role>> roles = new HashMap<>();
        issue.creator().ifPresent(user -> add(roles, user, Role.AUTHOR));
        issue.assignee().ifPresent(user -> add(roles, user, Role.ASSIGNEE));
        issue.watchers().forEach(user -> add(roles, user, Role.NOSY));
        return roles;
    }

    private static void add(Map<UserId, Set<Role>> roles, UserId user, Role role) {
        roles.computeIfAbsent(user, first -> EnumSet.noneOf(Role.class)).add(role);
    }

    /** One line for each person, role and issue, by name and then in legacy order. */
    public void writeCsv(MapFiles files) throws IOException {
        files.write("people.csv", out -> {
            out.write("user,github,role,legacy_id,final_number,final_url\n");
            for (Person person : people) {
                for (Part part : person.parts()) {
                    for (Role role : part.roles()) {
                        Csv.line(
                                out,
                                Optional.of(person.name()),
                                person.login().map(GitHubLogin::value),
                                Optional.of(role.word()),
                                Optional.of(part.row().id()),
                                part.row().finalNumber().map(FinalNumber::value),
                                part.row().finalUrl());
                    }
                }
            }
        });
    }

    /** A page for each person, and {@code people.html} with all of them. */
    public void writeHtml(MapFiles files) throws IOException {
        for (Person person : people) {
            if (OldAddresses.isSafe(person.id().value())) {
                files.write(person.page(), out -> page(person, out));
            }
        }
        files.write("people.html", this::index);
    }

    private static void page(Person person, Writer out) throws IOException {
        Html.begin(out, "Issues of " + person.name(), "");
        out.write("<p>" + Html.link("../people.html", "All people") + "</p>\n<table>\n"
                + "<thead><tr><th>Old<th>Title<th>As<th>New</tr></thead>\n<tbody>\n");
        for (Part part : person.parts()) {
            String roles = part.roles().stream().map(Role::word).collect(Collectors.joining(", "));
            out.write("<tr><td>" + PageText.text(part.row().id().value()) + "<td>" + PageText.text(part.title())
                    + "<td>" + roles + "<td>" + place(part.row()) + "</tr>\n");
        }
        out.write("</tbody>\n</table>\n");
        Html.end(out);
    }

    private static String place(MapRow row) {
        String number = row.finalNumber().map(FinalNumber::toString).orElse("");
        return row.finalUrl()
                .flatMap(Redirects::address)
                .map(address -> Html.link(address, number))
                .orElse("not moved");
    }

    private void index(Writer out) throws IOException {
        Html.begin(out, "People and their issues", "");
        out.write("<table>\n<thead><tr><th>Name<th>GitHub<th>Issues</tr></thead>\n<tbody>\n");
        for (Person person : people) {
            String name = OldAddresses.isSafe(person.id().value())
                    ? Html.link(person.page(), person.name())
                    : PageText.text(person.name());
            out.write("<tr><td>" + name + "<td>"
                    + PageText.text(person.login().map(GitHubLogin::value).orElse("")) + "<td>"
                    + person.parts().size() + "</tr>\n");
        }
        out.write("</tbody>\n</table>\n");
        Html.end(out);
    }
}
