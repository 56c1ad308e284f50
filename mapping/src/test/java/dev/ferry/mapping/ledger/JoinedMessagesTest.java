package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.MessageId;
import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import dev.ferry.mapping.Origin;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The messages that share a comment are all found by the map. */
class JoinedMessagesTest {
    private static final MessageId FIRST = new MessageId("7");
    private static final MessageId ODD = new MessageId("8 1");
    private static final MessageId LAST = new MessageId("8");

    @TempDir
    Path folder;

    private Ledger ledger;
    private MigrationLedger migration;

    @BeforeEach
    void begin() {
        ledger = Ledger.open(folder.resolve("ferry.db"), "test", Samples.CLOCK);
        migration = Samples.begin(ledger);
        migration.plan(Samples.items(3));
    }

    @AfterEach
    void end() {
        ledger.close();
    }

    private static PartPlan joined(MessageId... messages) {
        return new PartPlan(Origin.of(messages[0]), Samples.HASH, List.of(messages));
    }

    private static List<PartPlan> parts(int item, PartPlan joined, int more) {
        return Stream.concat(
                        Stream.of(new PartPlan(
                                Origin.of(Samples.id(item)), Samples.HASH, List.of(Samples.message(item, 0)))),
                        Stream.concat(
                                Stream.of(joined),
                                Samples.parts(item, more).stream().skip(1)))
                .toList();
    }

    private void move(int item, List<PartPlan> parts) {
        migration.commit(new Transition.Sending(Samples.id(item), parts, parts.size()));
        migration.commit(new Transition.Pending(Samples.id(item), item));
        migration.commit(new Transition.Imported(Samples.id(item), Samples.staging(item)));
        migration.commit(new Transition.Moving(Samples.id(item)));
        migration.commit(new Transition.Moved(Samples.id(item), Samples.finalIssue(item)));
        migration.commit(new Transition.CommentsLocated(
                Samples.id(item), Map.of(1, Samples.comment(item, 100 + item), 2, Samples.comment(item, 200 + item))));
    }

    private Optional<URI> url(int item, long comment) {
        return Samples.comment(item, comment).url();
    }

    @Test
    void each_leads_to_the_comment_that_it_shares_and_stands_in_the_map_in_its_place() {
        move(1, parts(1, joined(FIRST, ODD, LAST), 1));

        for (MessageId message : List.of(FIRST, ODD, LAST)) {
            assertThat(migration.view().idMap().messageUrl(message))
                    .as("%s", message)
                    .isEqualTo(url(1, 101));
        }
        assertThat(migration.view().idMap().messageUrl(new MessageId("1"))).isEmpty();
        assertThat(messages(0))
                .extracting(MappedMessage::id)
                .containsExactly(Samples.message(1, 0), FIRST, ODD, LAST, Samples.message(1, 1));
        assertThat(messages(0)).allMatch(MappedMessage::own);
        assertThat(PlannedParts.of(migration.view()).parts(Samples.id(1)))
                .isEqualTo(parts(1, joined(FIRST, ODD, LAST), 1));
    }

    @Test
    void a_message_of_two_issues_is_the_first_ones_whether_joined_or_not() {
        move(2, parts(2, joined(FIRST, LAST), 1));
        move(3, parts(3, joined(LAST), 1));
        assertThat(migration.view().idMap().messageUrl(LAST)).isEqualTo(url(2, 102));
        assertThat(own(2)).containsExactly(true, false, true);

        move(1, parts(1, joined(LAST), 1));
        assertThat(migration.view().idMap().messageUrl(LAST)).isEqualTo(url(1, 101));
        assertThat(own(1)).containsExactly(true, true, false, true);
    }

    @Test
    void an_item_that_is_planned_anew_keeps_none_of_them() {
        migration.commit(new Transition.Sending(Samples.id(1), parts(1, joined(FIRST, LAST), 1), 3));
        migration.commit(new Transition.NotMade(Samples.id(1), "the server said so"));
        migration.commit(new Transition.Failed(Samples.id(1), Samples.FAILURE));
        move(2, parts(2, joined(ODD, LAST), 1));

        migration.commit(new Transition.Requeued(Samples.id(1)));
        move(1, parts(1, joined(FIRST), 1));

        assertThat(messages(0))
                .extracting(MappedMessage::id)
                .containsExactly(Samples.message(1, 0), FIRST, Samples.message(1, 1));
        assertThat(migration.view().idMap().messageUrl(LAST)).isEqualTo(url(2, 102));
    }

    private List<MappedMessage> messages(int place) {
        return StreamSupport.stream(migration.view().mappedIssues().spliterator(), false)
                .map(MappedIssue::messages)
                .toList()
                .get(place);
    }

    private List<Boolean> own(int place) {
        return messages(place).stream().map(MappedMessage::own).toList();
    }
}
