package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.fixtures.tracker.SampleTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map for the tracker, for pages and for people. */
@Tag("slow")
final class MapCommandTest {
    @TempDir
    private Path folder;

    @Test
    void the_map_goes_to_the_tracker_to_pages_and_to_people() throws IOException, SQLException {
        try (SimulatedWorkspace workspace = SimulatedWorkspace.make(folder)) {
            workspace.ferry("export").exits(0);
            workspace
                    .ferry("map", "--format", "nginx", "-o", "redirects")
                    .exits(2)
                    .says("begin one with `ferry import`");
            workspace.ferry("import").exits(0);
            workspace.ferry("transfer").exits(0);
            workspace.ferry("rewrite").exits(0);

            List<String> map = rows(workspace, "map");
            theTrackerLearnsItsNumbers(workspace, map);
            everyMessageHasItsPlace(workspace);
            pagesLeadOn(workspace, map.size());
            peopleFindTheirIssues(workspace);
            contradictionsAreRefused(workspace);
        }
    }

    private void theTrackerLearnsItsNumbers(SimulatedWorkspace workspace, List<String> map)
            throws IOException, SQLException {
        workspace.ferry("map", "--format", "sql", "-o", "numbers.sql").exits(0);
        String sql = Files.readString(folder.resolve("numbers.sql"));
        try (Connection tracker = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("tracker/db/db"));
                Statement statement = tracker.createStatement()) {
            assertThat(run(statement, sql)).isEqualTo(map.size());
            try (ResultSet found = statement.executeQuery("SELECT id, _github FROM _issue WHERE _github IS NOT NULL")) {
                List<String> numbers = new ArrayList<>();
                while (found.next()) {
                    numbers.add(found.getString(1) + " " + found.getInt(2));
                }
                assertThat(numbers)
                        .containsExactlyInAnyOrderElementsOf(map.stream()
                                .map(row -> row.split(","))
                                .map(row -> row[0] + " " + row[3])
                                .toList());
            }
            // The second time there is nothing left to change.
            assertThat(run(statement, sql)).isZero();
        }
    }

    /** How many rows changed. */
    private static int run(Statement statement, String script) throws SQLException {
        int changed = 0;
        for (String line : script.lines().filter(text -> !text.startsWith("--")).toList()) {
            statement.execute(line);
            changed += Math.max(0, line.startsWith("UPDATE") ? statement.getUpdateCount() : 0);
        }
        return changed;
    }

    private static void everyMessageHasItsPlace(SimulatedWorkspace workspace) {
        assertThat(rows(workspace, "map", "--comments"))
                .hasSizeGreaterThan(20)
                .allMatch(row -> row.matches("\\d+,\\d+,http.*/issues/\\d+(#issuecomment-\\d+)?"));
        assertThat(workspace
                        .ferry("map", "--format", "json", "--comments")
                        .exits(0)
                        .out())
                .contains("\"messages\":[{\"message_id\":\"");
    }

    private void pagesLeadOn(SimulatedWorkspace workspace, int issues) throws IOException {
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("pages/robots.txt"), "mine");
        workspace.ferry("map", "--format", "html", "-o", "pages").exits(0);
        workspace.ferry("map", "--per-user", "--format", "html", "-o", "pages").exits(0);
        assertThat(folder.resolve("pages/robots.txt")).hasContent("mine");
        assertThat(files("pages/*.part")).isEmpty();
        assertThat(files("pages/issue*.html")).hasSize(issues + 1);
        for (Path page : Stream.concat(files("pages/*.html").stream(), files("pages/people/*.html").stream())
                .toList()) {
            String text = Files.readString(page);
            Matcher links = Pattern.compile("(?:href|src)=\"([^\"]*)\"").matcher(text);
            while (links.find()) {
                String link = links.group(1);
                if (link.startsWith("http")) {
                    assertThat(link).contains("/" + SimulatedWorkspace.TARGET + "/issues/");
                } else {
                    Path place = link.startsWith("/") ? folder.resolve("pages" + link) : page.resolveSibling(link);
                    assertThat(place).as("%s in %s", link, page).exists();
                }
            }
        }
    }

    private void peopleFindTheirIssues(SimulatedWorkspace workspace) throws IOException {
        List<String> rows = rows(workspace, "map", "--per-user");
        assertThat(rows)
                .hasSizeGreaterThan(10)
                .allMatch(row -> row.matches(".*,(author|assignee|nosy),\\d+,\\d+,http.*"));
        String all = String.join("\n", rows) + Files.readString(folder.resolve("pages/people.html"));
        assertThat(all).doesNotContain(SampleTracker.contacts()).doesNotContain("@");
    }

    private static void contradictionsAreRefused(SimulatedWorkspace workspace) {
        workspace.ferry("map", "--format", "apache").exits(2).says("name a folder for them with -o");
        workspace.ferry("map", "--format", "sql", "--field", "x; --").exits(2).says("letters, digits and _");
        workspace.ferry("map", "--format", "sql", "--comments").exits(2).says("csv or json");
        workspace.ferry("map", "--per-user", "--format", "json").exits(2).says("csv or html");
        workspace.ferry("map", "--format", "xml").exits(2).says("csv, json, sql, nginx, apache, html");
    }

    private static List<String> rows(SimulatedWorkspace workspace, String... command) {
        return workspace.ferry(command).exits(0).out().lines().skip(1).toList();
    }

    private List<Path> files(String glob) throws IOException {
        int cut = glob.lastIndexOf('/');
        List<Path> found = new ArrayList<>();
        try (var stream = Files.newDirectoryStream(folder.resolve(glob.substring(0, cut)), glob.substring(cut + 1))) {
            stream.forEach(found::add);
        }
        return found;
    }
}
