package dev.ferry.transfer.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.ledger.ReopenedRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MovingDocumentsTest {
    private static final List<NodeId> ISSUES = List.of(new NodeId("I_1"), new NodeId("I_2"));
    private static final String BOTH = "{\"i0\":\"I_1\",\"i1\":\"I_2\"}";

    private static ReopenedRow reopened(int place, String reason) {
        return new ReopenedRow(new LegacyId("12"), ISSUES.get(place), Optional.of(reason), Optional.empty());
    }

    @Test
    void a_closed_issue_is_opened_by_the_mutation_before_it_is_moved() {
        TransferDocument document = TransferDocument.of(ISSUES, Set.of(1), "R_9");

        assertThat(document.text()).isEqualTo("""
                mutation($target: ID!, $i0: ID!, $i1: ID!) {
                  m0: transferIssue(input: {issueId: $i0, repositoryId: $target}) { issue { id number url } }
                  r1: reopenIssue(input: {issueId: $i1}) { issue { id } }
                  m1: transferIssue(input: {issueId: $i1, repositoryId: $target}) { issue { id number url } }
                }""");
        assertThat(document.variables()).hasToString("{\"target\":\"R_9\",\"i0\":\"I_1\",\"i1\":\"I_2\"}");
        assertThat(document.changes()).isEqualTo(3);
    }

    @Test
    void an_issue_is_closed_with_its_reason_where_it_has_one_that_can_be_given() {
        ClosingDocument document =
                ClosingDocument.of(List.of(reopened(0, "NOT_PLANNED"), reopened(1, "SOMETHING_NEW")));

        assertThat(document.text()).isEqualTo("""
                mutation($i0: ID!, $i1: ID!) {
                  c0: closeIssue(input: {issueId: $i0, stateReason: NOT_PLANNED}) { issue { id } }
                  c1: closeIssue(input: {issueId: $i1}) { issue { id } }
                }""");
        assertThat(document.variables()).hasToString(BOTH);
    }

    @Test
    void an_issue_is_locked_with_its_reason_where_it_has_one_that_can_be_given() {
        LockingDocument document = LockingDocument.of(List.of(
                new LockingDocument.Lock(ISSUES.get(0), Optional.of("TOO_HEATED")),
                new LockingDocument.Lock(ISSUES.get(1), Optional.empty())));

        assertThat(document.text()).isEqualTo("""
                mutation($i0: ID!, $i1: ID!) {
                  l0: lockLockable(input: {lockableId: $i0, lockReason: TOO_HEATED}) { lockedRecord { locked } }
                  l1: lockLockable(input: {lockableId: $i1}) { lockedRecord { locked } }
                }""");
        assertThat(document.variables()).hasToString(BOTH);
    }
}
