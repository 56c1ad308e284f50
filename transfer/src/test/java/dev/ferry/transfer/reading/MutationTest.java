package dev.ferry.transfer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MutationTest {
    @Test
    void mutations_stand_in_one_document_in_order_with_their_variables() {
        Mutation mutation = new Mutation()
                .variable("i0", "ID!", "I_1")
                .part("d0", "deleteIssue(input: {issueId: $i0})", "clientMutationId")
                .variable("i1", "ID!", "I_2")
                .part("d1", "deleteIssue(input: {issueId: $i1})", "clientMutationId");

        assertThat(mutation.text()).isEqualTo("""
                mutation($i0: ID!, $i1: ID!) {
                  d0: deleteIssue(input: {issueId: $i0}) { clientMutationId }
                  d1: deleteIssue(input: {issueId: $i1}) { clientMutationId }
                }""");
        assertThat(mutation.variables()).hasToString("{\"i0\":\"I_1\",\"i1\":\"I_2\"}");
    }
}
