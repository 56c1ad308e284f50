package dev.ferry.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.Issue;
import dev.ferry.archive.IssueIds;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Property;
import dev.ferry.archive.User;
import dev.ferry.archive.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every connector can rely on, with a tracker that is nothing but a list. */
class ExporterTest {
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void private_issues_stay_out_with_their_files_and_are_listed() throws Exception {
        ListTracker tracker = new ListTracker(List.of(issue(1, "bug"), issue(2, "security"), issue(3, "bug")));
        ExportOptions options =
                ExportOptions.defaults().withPrivateIssues(List.of(PrivateRule.parse("type = security")), false);
        ExportReport report = export(tracker, options, ExportProgress.silent());

        assertThat(ids()).containsExactly("1", "3");
        assertThat(tracker.opened).isEmpty();
        assertThat(report.leftOut()).isEqualTo(Map.of(LeftOut.PRIVATE_ISSUE, 1L));
        assertThat(Files.readString(report.file())).contains("\"issue2\"");
        assertThat(report.manifest().leftOut()).hasSize(1);
    }

    @Test
    void a_rule_for_a_property_that_is_not_there_ends_the_export_before_it_begins() {
        ExportOptions options =
                ExportOptions.defaults().withPrivateIssues(List.of(PrivateRule.parse("typ=security")), false);

        assertThatThrownBy(
                        () -> export(new ListTracker(List.of(issue(1, "security"))), options, ExportProgress.silent()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'typ'")
                .hasMessageContaining("they have type");
        assertThat(folder.resolve("archive.zip")).doesNotExist();
    }

    @Test
    void a_rule_that_matches_nothing_is_told() throws Exception {
        ExportOptions options =
                ExportOptions.defaults().withPrivateIssues(List.of(PrivateRule.parse("type=securty")), false);
        ExportReport report = export(new ListTracker(List.of(issue(1, "bug"))), options, ExportProgress.silent());

        assertThat(report.warnings()).isEqualTo(Map.of(WarningKind.PRIVATE_RULE_UNUSED, 1L));
    }

    @Test
    void what_sounds_private_and_comes_along_is_told_with_its_number() throws Exception {
        ListTracker tracker = new ListTracker(
                List.of(issue(1, "bug"), issue(2, "Security hole"), issue(3, "Security hole"), issue(4, "insecurity")));

        ExportReport report = export(tracker, ExportOptions.defaults(), ExportProgress.silent());

        assertThat(report.maybePrivate()).isEqualTo(Map.of("type=Security hole", 2L));
        assertThat(report.warnings()).isEqualTo(Map.of(WarningKind.MAYBE_PRIVATE, 1L));
        assertThat(Files.readString(report.file())).contains("2 issues have it");
    }

    @Test
    void what_a_rule_names_is_not_told_as_perhaps_private() throws Exception {
        for (boolean included : List.of(true, false)) {
            ExportOptions options =
                    ExportOptions.defaults().withPrivateIssues(List.of(PrivateRule.parse("type=security")), included);
            ExportReport report =
                    export(new ListTracker(List.of(issue(1, "security"))), options, ExportProgress.silent());

            assertThat(report.maybePrivate()).isEmpty();
        }
    }

    @Test
    void a_rule_without_property_or_value_is_refused() {
        for (String rule : List.of("security", "=x", "type=", "")) {
            assertThatThrownBy(() -> PrivateRule.parse(rule)).isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void what_was_not_chosen_stays_out_even_when_a_tracker_hands_it_over() throws Exception {
        ListTracker tracker = new ListTracker(List.of(issue(1, "bug"), issue(2, "bug"), issue(3, "bug")));
        ExportOptions options =
                ExportOptions.defaults().withChoice(Optional.of(IssueIds.parse("1,3")), Optional.empty());
        ExportReport report = export(tracker, options, ExportProgress.silent());

        assertThat(ids()).containsExactly("1", "3");
        assertThat(report.leftOut()).isEqualTo(Map.of(LeftOut.ISSUE_NOT_CHOSEN, 1L));
    }

    @Test
    void a_private_issue_that_is_not_active_is_not_told_as_included() throws Exception {
        ListTracker tracker = new ListTracker(List.of(issue(1, "security"), issue(2, "security")));
        ExportOptions options = ExportOptions.defaults()
                .withPrivateIssues(List.of(PrivateRule.parse("type=security")), true)
                .withChoice(Optional.empty(), Optional.of(START.plusSeconds(1002)));
        ExportReport report = export(tracker, options, ExportProgress.silent());

        assertThat(ids()).containsExactly("2");
        assertThat(report.includedPrivate()).isEqualTo(1);
        assertThat(report.leftOut()).isEqualTo(Map.of(LeftOut.INACTIVE_ISSUE, 1L));
    }

    @Test
    void an_export_that_is_stopped_leaves_the_old_archive_alone() throws Exception {
        Path zip = folder.resolve("archive.zip");
        Files.writeString(zip, "the old archive");
        ExportProgress stopAfterTwo = new ExportProgress() {
            private long seen;

            @Override
            public void issues(long done, long total) {
                seen = done;
            }

            @Override
            public boolean stopRequested() {
                return seen == 2;
            }
        };
        ListTracker tracker = new ListTracker(List.of(issue(1, "bug"), issue(2, "bug"), issue(3, "bug")));

        assertThatThrownBy(() -> export(tracker, ExportOptions.defaults(), stopAfterTwo))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("2 of 3");
        assertThat(Files.readString(zip)).isEqualTo("the old archive");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(zip);
        }
    }

    @Test
    void time_and_host_stand_in_the_report_and_not_in_the_archive() throws Exception {
        ExportReport report =
                export(new ListTracker(List.of(issue(1, "bug"))), ExportOptions.defaults(), ExportProgress.silent());
        byte[] first = Files.readAllBytes(folder.resolve("archive.zip"));
        Exporter later = new Exporter(Clock.fixed(START.plusSeconds(99), ZoneOffset.UTC), "other.example.org");
        later.export(
                new ListTracker(List.of(issue(1, "bug"))),
                folder.resolve("archive.zip"),
                ExportOptions.defaults(),
                ExportProgress.silent());

        assertThat(Files.readAllBytes(folder.resolve("archive.zip"))).isEqualTo(first);
        assertThat(Files.readString(report.file()))
                .contains("other.example.org")
                .contains("2020-01-01T00:01:39Z");
        assertThat(report.manifest().watermark()).contains(START.plusSeconds(1001));
    }

    private ExportReport export(Tracker tracker, ExportOptions options, ExportProgress progress) {
        return new Exporter(Clock.fixed(START, ZoneOffset.UTC), "host.example.org")
                .export(tracker, folder.resolve("archive.zip"), options, progress);
    }

    private List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        try (Archive archive = Archive.open(folder.resolve("archive.zip"))) {
            archive.issues().forEach(issue -> ids.add(issue.id().value()));
        }
        return ids;
    }

    private static Issue issue(int id, String type) {
        return new Issue(
                new LegacyId(Integer.toString(id)),
                Optional.empty(),
                "title",
                Optional.empty(),
                START.plusSeconds(id),
                Optional.empty(),
                START.plusSeconds(1000 + id),
                Optional.empty(),
                List.of(new Property("type", List.of(Value.of(type)))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static final class ListTracker implements Tracker {
        private final List<Issue> issues;
        private final List<String> opened = new ArrayList<>();

        ListTracker(List<Issue> issues) {
            this.issues = issues;
        }

        @Override
        public TrackerInfo info() {
            return new TrackerInfo("list", URI.create("https://tracker.example.org/"), "memory", List.of());
        }

        @Override
        public Set<String> issueProperties() {
            return Set.of("type");
        }

        @Override
        public boolean holds(LegacyId id) {
            return issues.stream().anyMatch(issue -> issue.id().equals(id));
        }

        @Override
        public long issueCount(ExportOptions options) {
            return issues.size();
        }

        @Override
        public void users(ExportOptions options, ExportLog log, Consumer<User> consumer) {}

        @Override
        public void issues(ExportOptions options, ExportLog log, Consumer<LegacyIssue> consumer) {
            issues.forEach(issue -> consumer.accept(new LegacyIssue(issue, Map.of(), Map.of())));
        }

        @Override
        public void state(StateReader reader) {
            issues.forEach(issue -> reader.issue("values", issue.id(), 0));
        }

        @Override
        public void close() {}
    }
}
