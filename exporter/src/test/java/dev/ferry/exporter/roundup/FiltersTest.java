package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.Issue;
import dev.ferry.archive.IssueIds;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Manifest;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.LeftOut;
import dev.ferry.exporter.PrivateRule;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.WarningKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export can be told to take along, on a tracker whose issues differ in just that. */
class FiltersTest {
    private static final String LATE = "20200301120000.000";
    private static final Instant NOON = Instant.parse("2020-03-01T12:00:00Z");

    @TempDir
    Path home;

    private HandMadeTracker tracker;

    @BeforeEach
    void fill() throws Exception {
        tracker = HandMadeTracker.classic(home);
        tracker.insert("file", 1, "name", "small.txt", "type", "text/plain");
        tracker.content("file", 1, "0123456789".getBytes(StandardCharsets.UTF_8));
        tracker.insert("file", 2, "name", "large.txt", "type", "text/plain");
        tracker.content("file", 2, "0123456789a".getBytes(StandardCharsets.UTF_8));
        tracker.insert("issue", 1, "title", "quiet", "status", 1);
        tracker.insert("issue", 2, "title", "active", "status", 2, "activity", LATE);
        tracker.insert("issue", 3, "title", "has a late message", "status", 1);
        tracker.insert("issue", 4, "title", "has a late file", "status", 3);
        tracker.insert("msg", 1, "author", 3, "date", LATE);
        tracker.content("msg", 1, "text".getBytes(StandardCharsets.UTF_8));
        tracker.link("issue", "messages", 3, 1);
        tracker.link("issue", "files", 1, 1);
        tracker.link("issue", "files", 2, 2);
        tracker.insert("file", 3, "name", "changed.txt", "type", "text/plain", "activity", LATE);
        tracker.content("file", 3, "changed".getBytes(StandardCharsets.UTF_8));
        tracker.link("issue", "files", 4, 3);
        tracker.finish();
    }

    @AfterEach
    void close() throws Exception {
        tracker.close();
    }

    private static List<String> ids(Exported exported) {
        return exported.issues().stream().map(issue -> issue.id().value()).toList();
    }

    private static Manifest manifest(Exported exported) {
        try (Archive archive = Archive.open(exported.zip())) {
            return archive.manifest();
        }
    }

    @Test
    void only_the_chosen_issues_come_along_and_the_others_are_listed() throws Exception {
        Exported exported = tracker.export(
                ExportOptions.defaults().withChoice(Optional.of(IssueIds.parse("4,1-2")), Optional.empty()));

        assertThat(ids(exported)).containsExactly("1", "2", "4");
        assertThat(exported.report().leftOut()).containsEntry(LeftOut.ISSUE_NOT_CHOSEN, 1L);
        assertThat(exported.reportText()).contains("\"issue3\"");
        assertThat(manifest(exported).source().options()).containsEntry("only", List.of("1-2,4"));
        assertThat(manifest(exported).source().filters()).contains("only the issues 1-2,4");
        assertThat(manifest(exported).source().holdsOnlySome()).isTrue();
        assertThat(manifest(exported).leftOut())
                .anySatisfy(left -> assertThat(left.reason()).isEqualTo("not chosen"));
    }

    @Test
    void what_was_not_chosen_is_not_even_read() throws Exception {
        tracker.insert("issue", 5, "status", 1);
        assertThat(tracker.export().report().warnings()).containsEntry(WarningKind.TITLE_MISSING, 1L);
        Exported some = tracker.export(
                ExportOptions.defaults().withChoice(Optional.of(IssueIds.parse("1-4")), Optional.empty()));
        assertThat(some.report().warnings()).doesNotContainKey(WarningKind.TITLE_MISSING);
    }

    @Test
    void the_tracker_tells_which_issues_it_has() throws Exception {
        tracker.retire("issue", 2);
        try (Tracker open = tracker.open()) {
            assertThat(open.holds(new LegacyId("1"))).isTrue();
            assertThat(open.holds(new LegacyId("2"))).isFalse();
            assertThat(open.holds(new LegacyId("99"))).isFalse();
            assertThat(open.holds(new LegacyId("PROJ-1"))).isFalse();
            assertThat(open.holds(new LegacyId("01"))).isFalse();
            ExportOptions some =
                    ExportOptions.defaults().withChoice(Optional.of(IssueIds.parse("1-3")), Optional.empty());
            assertThat(open.issueCount(some)).isEqualTo(2);
        }
    }

    @Test
    void activity_of_the_issue_its_messages_and_files_counts() throws Exception {
        Exported exported = tracker.export(ExportOptions.defaults().withChoice(Optional.empty(), Optional.of(NOON)));

        assertThat(ids(exported)).containsExactly("2", "3", "4");
        assertThat(exported.report().leftOut()).containsEntry(LeftOut.INACTIVE_ISSUE, 1L);
        assertThat(manifest(exported).source().options()).containsEntry("since", List.of("2020-03-01T12:00:00Z"));
        assertThat(manifest(exported).source().holdsOnlySome()).isTrue();
    }

    @Test
    void a_moment_later_nothing_has_happened() throws Exception {
        Exported exported =
                tracker.export(ExportOptions.defaults().withChoice(Optional.empty(), Optional.of(NOON.plusMillis(1))));

        assertThat(ids(exported)).isEmpty();
        assertThat(exported.report().leftOut()).containsEntry(LeftOut.INACTIVE_ISSUE, 4L);
    }

    @Test
    void bytes_over_the_size_stay_out_and_those_at_it_come_along() throws Exception {
        Exported exported = tracker.export(ExportOptions.defaults().withLargestFile(10));

        assertThat(onlyFile(exported, "1").content()).isPresent();
        Attachment large = onlyFile(exported, "2");
        assertThat(large.content()).isEmpty();
        assertThat(large.size()).isEqualTo(11);
        assertThat(large.name()).isEqualTo("large.txt");
        assertThat(exported.report().leftOut()).containsEntry(LeftOut.LARGE_FILE_BYTES, 1L);
        assertThat(exported.reportText()).contains("\"file2\"");
        assertThat(manifest(exported).source().options()).containsEntry("max-file-size", List.of("10"));
    }

    @Test
    void without_files_every_one_is_counted() throws Exception {
        Exported exported = tracker.export(ExportOptions.defaults().withFiles(false));

        assertThat(exported.report().leftOut()).containsEntry(LeftOut.FILE_BYTES, 3L);
        assertThat(exported.report().manifest().counts().contents()).isZero();
        assertThat(onlyFile(exported, "1").size()).isEqualTo(10);
        assertThat(manifest(exported).source().options()).containsEntry("include-files", List.of("false"));
    }

    @Test
    void private_issues_come_along_when_that_is_asked_for_and_it_is_said_loudly() throws Exception {
        List<PrivateRule> rules = List.of(new PrivateRule("status", "resolved"));
        Exported without = tracker.export(ExportOptions.defaults().withPrivateIssues(rules, false));
        assertThat(ids(without)).containsExactly("1", "2", "3");
        assertThat(without.report().includedPrivate()).isZero();

        Exported with = tracker.export(ExportOptions.defaults().withPrivateIssues(rules, true));
        assertThat(ids(with)).containsExactly("1", "2", "3", "4");
        assertThat(with.report().includedPrivate()).isEqualTo(1);
        assertThat(with.report().leftOut()).doesNotContainKey(LeftOut.PRIVATE_ISSUE);
        assertThat(manifest(with).source().filters()).contains("PRIVATE: issues with status=resolved are included");
        assertThat(manifest(with).source().options())
                .containsEntry("include-private", List.of("true"))
                .containsEntry("private", List.of("status=resolved"));
        assertThat(with.readableReport())
                .contains("PRIVATE, AND IN THE ARCHIVE")
                .contains("issue4");
    }

    @Test
    void of_a_few_issues_no_rule_is_called_mistyped() throws Exception {
        ExportOptions options =
                ExportOptions.defaults().withPrivateIssues(List.of(new PrivateRule("status", "resolved")), false);
        assertThat(tracker.export(options.withChoice(Optional.of(IssueIds.parse("1")), Optional.empty()))
                        .report()
                        .warnings())
                .doesNotContainKey(WarningKind.PRIVATE_RULE_UNUSED);
    }

    @Test
    void equal_options_are_recognised_whatever_the_order_they_were_given_in() throws Exception {
        PrivateRule a = new PrivateRule("status", "resolved");
        PrivateRule b = new PrivateRule("status", "unread");
        ExportOptions one = ExportOptions.defaults().withPrivateIssues(List.of(a, b), false);
        ExportOptions other = ExportOptions.defaults().withPrivateIssues(List.of(b, a), false);

        Map<String, List<String>> first = manifest(tracker.export(one)).source().options();
        assertThat(manifest(tracker.export(other)).source().options()).isEqualTo(first);
        assertThat(manifest(tracker.export(other.withEmail(true))).source().options())
                .isNotEqualTo(first);
        assertThat(manifest(tracker.export(other.withSpamCutOff(0.5))).source().options())
                .isNotEqualTo(first);
    }

    @Test
    void the_report_for_people_says_what_stayed_out_and_why() throws Exception {
        tracker.insert("issue", 5, "title", "resolved", "status", 3);
        tracker.insert("issue", 6, "title", "retired", "status", 1);
        tracker.retire("issue", 6);
        for (int id = 7; id < 10; id++) {
            tracker.insert("issue", id, "status", 1);
        }
        ExportOptions options = ExportOptions.defaults()
                .withPrivateIssues(List.of(new PrivateRule("status", "resolved")), false)
                .withLargestFile(10);

        assertThat(tracker.export(options).readableReport()).isEqualTo("""
                Export of https://tracker.example.org/
                ======================================
                  archive         archive.zip
                  tracker         roundup, read through sqlite
                  began           2026-01-02 03:04:05 UTC
                  ended           2026-01-02 03:04:05 UTC, after 0.0 s
                  on              host.example.org
                  newest activity 2020-03-01 12:00:00 UTC

                In the archive
                  issues          6
                  messages        1
                  users           4
                  files           2
                  relations       0
                  history         0 events
                  contents        1 different, 10 bytes

                In the tracker and not in the archive
                  1 issue, retired
                      issue6
                  2 issues, private
                      issue4-5
                  1 file content, too large
                      file2

                Secret or personal, in the archive nowhere
                      class query, user.address, user.alternate_addresses, user.password, user.phone, user.queries

                What the export was told
                  retired issues, messages and files left out
                  messages and files with a spam score of 0.85 or more left out
                  e-mail addresses and phones left out
                  bytes of files over 10 bytes left out
                  issues with status=resolved left out

                What the way into the tracker (sqlite) can not give
                  it gives everything

                Warnings
                  3 of kind 'title missing'
                      it has no title; exported with an empty one
                        issue7-9
                """);
    }

    private static Attachment onlyFile(Exported exported, String issue) {
        Issue holder = exported.issue(issue);
        assertThat(holder.files()).hasSize(1);
        return holder.files().get(0);
    }
}
