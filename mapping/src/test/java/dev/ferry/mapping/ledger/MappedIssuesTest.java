package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import dev.ferry.mapping.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedIssuesTest {
    @TempDir
    Path folder;

    @Test
    void messages_follow_their_issue_over_pages_and_belong_to_the_first_that_moved() {
        try (Ledger ledger = Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK)) {
            MigrationLedger migration = Samples.begin(ledger);
            migration.plan(Samples.items(1_001));
            List<PartPlan> both = new ArrayList<>(Samples.parts(1_001, 0));
            both.add(PartPlan.of(Origin.of(Samples.message(1, 1)), Samples.HASH));
            migration.commit(new Transition.Sending(Samples.id(1), Samples.parts(1, 2), 3));
            migration.commit(new Transition.Sending(Samples.id(1_001), both, 2));

            List<MappedIssue> issues = new ArrayList<>();
            migration.view().mappedIssues().forEach(issues::add);
            assertThat(issues)
                    .hasSize(1_001)
                    .extracting(issue -> issue.row().id())
                    .startsWith(Samples.id(1))
                    .endsWith(Samples.id(1_001));
            assertThat(issues.get(0).title()).isEqualTo("Issue 1");
            assertThat(issues.get(0).messages())
                    .extracting(MappedMessage::id)
                    .containsExactly(Samples.message(1, 0), Samples.message(1, 1), Samples.message(1, 2));
            assertThat(issues.get(1).messages()).isEmpty();
            assertThat(issues.get(1_000).messages())
                    .extracting(MappedMessage::id)
                    .containsExactly(Samples.message(1_001, 0), Samples.message(1, 1));
            // Neither is moved: whichever comes first.
            assertThat(issues.get(1_000).messages()).allMatch(MappedMessage::own);

            move(migration, 1, 7);
            issues.clear();
            migration.view().mappedIssues().forEach(issues::add);
            assertThat(issues.get(0).messages())
                    .extracting(MappedMessage::url)
                    .containsExactly(
                            Optional.of(Samples.finalIssue(7).url()),
                            Samples.comment(7, 4_880_000_001L).url(),
                            Optional.empty());
            assertThat(issues.get(0).messages()).allMatch(MappedMessage::own);
            assertThat(issues.get(1_000).messages())
                    .extracting(MappedMessage::own)
                    .containsExactly(true, false);
        }
    }

    private static void move(MigrationLedger migration, int item, int number) {
        migration.commit(new Transition.Pending(Samples.id(item), item));
        migration.commit(new Transition.Imported(Samples.id(item), Samples.staging(item)));
        migration.commit(new Transition.Moving(Samples.id(item)));
        migration.commit(new Transition.Moved(Samples.id(item), Samples.finalIssue(number)));
        migration.commit(
                new Transition.CommentsLocated(Samples.id(item), Map.of(1, Samples.comment(number, 4_880_000_001L))));
    }
}
