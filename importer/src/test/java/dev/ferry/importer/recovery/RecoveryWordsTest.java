package dev.ferry.importer.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.recovery.RecoveryFacts.Gaps;
import dev.ferry.importer.recovery.Tally.Kind;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.ledger.ImportDriver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One of a kind is told as one, and several as several. */
final class RecoveryWordsTest {
    private static final RepositoryName STAGING = RepositoryName.parse("example/staging");
    private static final RepositoryName TARGET = RepositoryName.parse("example/project");

    private final Tally tally = new Tally(STAGING, TARGET);

    private static RecoveryFacts facts(boolean onlySome, long between) {
        return new RecoveryFacts(
                new MigrationId("0".repeat(26)),
                TARGET,
                onlySome,
                new DriverQuestion.Answer(ImportDriver.BULK, "as its texts tell"),
                new Gaps(true, new Amount(between), new Amount(between)),
                new Amount(between),
                List.of("somebody"));
    }

    private List<String> notices(long between) {
        return new RecoveryNotices(tally, facts(false, between)).sentences();
    }

    private List<String> doubts(boolean onlySome, long between) {
        return new RecoveryDoubts(tally, facts(onlySome, between)).sentences();
    }

    private List<String> doubts() {
        return doubts(false, 0);
    }

    private void add(Kind kind, String... ids) {
        for (String id : ids) {
            tally.add(kind, new LegacyId(id));
        }
    }

    @Test
    void an_issue_that_the_archive_lacks_is_told_as_one() {
        add(Kind.GONE, "12");
        assertThat(doubts())
                .containsExactly("1 issue of this migration is not in this archive (12). If it is an older one than the"
                        + " migration's last, take that one or a newer. If the issue is gone from the tracker, the next"
                        + " import deletes it on staging, and in example/project it stays");
        add(Kind.GONE, "13");
        assertThat(doubts())
                .containsExactly(
                        "2 issues of this migration are not in this archive (12, 13). If it is an older one than"
                                + " the migration's last, take that one or a newer. If they are gone from the tracker, the next"
                                + " import deletes those on staging, and those in example/project stay");
    }

    @Test
    void an_archive_of_some_issues_may_lack_others() {
        add(Kind.GONE, "12");
        assertThat(doubts(true, 0)).isEmpty();
    }

    @Test
    void an_issue_with_foreseen_numbers_is_told_as_one() {
        add(Kind.FORESEEN, "12");
        assertThat(doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt)
                        .startsWith("1 issue names numbers of example/project that this archive does not (12): ")
                        .contains("it is deleted and made anew if it is on staging"));
        add(Kind.FORESEEN, "13");
        assertThat(doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt)
                        .startsWith("2 issues name numbers of example/project that this archive does not (12, 13): ")
                        .contains("those on staging are deleted and made anew"));
    }

    @Test
    void an_issue_of_the_archive_that_was_not_found_is_told_as_one() {
        tally.countNotFound();
        assertThat(doubts())
                .containsExactly(
                        "issues with this migration's marker were written by somebody, and 1 of the archive was"
                                + " not found; if that account was used for this migration, name it with --account");
        tally.countNotFound();
        assertThat(doubts()).singleElement().asString().contains("and 2 of the archive were not found;");
    }

    @Test
    void one_issue_that_was_deleted_can_not_be_all_that_are_lost() {
        for (int i = 0; i < 21; i++) {
            tally.countLost();
        }
        assertThat(doubts(false, 1)).singleElement().asString().contains("and only 1 issue was deleted");
        assertThat(doubts(false, 2)).singleElement().asString().contains("and only 2 issues were deleted");
        assertThat(doubts(false, 42)).isEmpty();
    }

    @Test
    void notices_of_one_issue_speak_of_one() {
        add(Kind.INCOMPLETE, "1");
        add(Kind.CHANGED, "2");
        tally.twice(new LegacyId("3"), 30);
        assertThat(notices(0))
                .containsExactly(
                        "driver bulk: as its texts tell",
                        "1 issue on staging without all of its comments, which the next import adds: 1",
                        "1 issue on staging not as this archive has it: the next import deletes and makes it anew: 2",
                        "1 issue twice in example/project; delete or close the copy named here: 3 (example/project#30)");
        add(Kind.INCOMPLETE, "4");
        assertThat(notices(0))
                .contains("2 issues on staging without all of their comments, which the next import adds: 1, 4");
    }

    @Test
    void numbers_in_between_agree_with_their_verbs() {
        tally.countNotFound();
        assertThat(notices(1))
                .anyMatch(notice -> notice.startsWith("1 import has hung on the server"))
                .anyMatch(notice -> notice.startsWith("1 number between this migration's issues in example/project"
                        + " belonged to an issue that was deleted."))
                .anyMatch(notice -> notice.contains(" is not to be seen as an issue: a discussion, or "));
        assertThat(notices(2))
                .anyMatch(notice -> notice.startsWith("2 imports have hung on the server"))
                .anyMatch(notice -> notice.startsWith("2 numbers between this migration's issues in example/project"
                        + " belonged to issues that were deleted."))
                .anyMatch(notice -> notice.contains(" are not to be seen as issues: discussions, or "));
    }

    @Test
    void the_first_ten_are_named_and_the_rest_is_counted() {
        for (int i = 1; i <= 12; i++) {
            add(Kind.UNFINISHED, Integer.toString(i));
        }
        assertThat(notices(0)).last().asString().endsWith(": 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more");
    }
}
