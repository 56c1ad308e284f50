package dev.ferry.transfer.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GitHub;
import dev.ferry.github.GraphQlConnection;
import dev.ferry.transfer.reading.IssueText;
import dev.ferry.transfer.reading.PeoplesHand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What people, and not the token's account, did to an issue since the migration began, in the order of its timeline. Asked
 * for only where something differs: one request an issue.
 */
record Timeline(List<Deed> deeds) {
    private static final String QUESTION = """
            query($issue: ID!, $since: DateTime!, $first: Int!, $after: String) {
              node(id: $issue) { ... on Issue { timelineItems(first: $first, after: $after, since: $since, itemTypes: [
                RENAMED_TITLE_EVENT, LABELED_EVENT, UNLABELED_EVENT, MILESTONED_EVENT, DEMILESTONED_EVENT,
                ASSIGNED_EVENT, UNASSIGNED_EVENT, CLOSED_EVENT, REOPENED_EVENT, MARKED_AS_DUPLICATE_EVENT,
                LOCKED_EVENT, UNLOCKED_EVENT
              ]) {
                nodes {
                  __typename
                  ... on RenamedTitleEvent { createdAt actor { login } previousTitle }
                  ... on LabeledEvent { createdAt actor { login } label { name } }
                  ... on UnlabeledEvent { createdAt actor { login } label { name } }
                  ... on MilestonedEvent { createdAt actor { login } }
                  ... on DemilestonedEvent { createdAt actor { login } }
                  ... on AssignedEvent { createdAt actor { login } }
                  ... on UnassignedEvent { createdAt actor { login } }
                  ... on ClosedEvent { createdAt actor { login } }
                  ... on ReopenedEvent { createdAt actor { login } }
                  ... on MarkedAsDuplicateEvent { createdAt actor { login } }
                  ... on LockedEvent { createdAt actor { login } }
                  ... on UnlockedEvent { createdAt actor { login } }
                }
                pageInfo { hasNextPage endCursor }
              } } }
            }
            """;

    private static final Set<String> LABELS = Set.of("LabeledEvent", "UnlabeledEvent");
    private static final Set<String> STATES = Set.of("ClosedEvent", "ReopenedEvent");
    private static final Set<String> REASONS = Set.of("ClosedEvent", "ReopenedEvent", "MarkedAsDuplicateEvent");
    private static final Set<String> LOCKS = Set.of("LockedEvent", "UnlockedEvent");

    /** What was done, the word that goes with it (the title before, or the label), and whether people did it. */
    private record Deed(String type, String word, boolean byPeople) {}

    static Timeline of(GitHub github, PeoplesHand people, IssueText issue, Instant since) {
        List<Deed> deeds = new ArrayList<>();
        ObjectNode variables = JsonNodeFactory.instance
                .objectNode()
                .put("issue", issue.node().value())
                .put("since", since.toString());
        GraphQlConnection events = GraphQlConnection.of(
                "the events of issue " + issue.node(), QUESTION, variables, List.of("node", "timelineItems"));
        github.graphQl().walk(events, event -> {
            Optional<String> actor =
                    Optional.ofNullable(event.path("actor").path("login").textValue());
            deeds.add(new Deed(event.path("__typename").asText(), word(event), !people.isOurs(actor)));
        });
        return new Timeline(List.copyOf(deeds));
    }

    private static String word(JsonNode event) {
        return event.path("previousTitle").asText()
                + event.path("label").path("name").asText();
    }

    /** Whether people gave the issue another title when it had this one: what was wrong before they came stays wrong. */
    boolean renamedFrom(String title) {
        return deeds.stream()
                .filter(deed -> deed.byPeople() && deed.type().equals("RenamedTitleEvent"))
                .findFirst()
                .filter(deed -> deed.word().equals(title))
                .isPresent();
    }

    /** The labels, in lower case, of which a person's taking off is the last word. */
    Set<String> labelsTakenOff() {
        return labelsLeftBy("UnlabeledEvent");
    }

    /** The labels, in lower case, of which a person's putting on is the last word. */
    Set<String> labelsPutOn() {
        return labelsLeftBy("LabeledEvent");
    }

    private Set<String> labelsLeftBy(String type) {
        Set<String> labels = new HashSet<>();
        for (Deed deed : deeds) {
            if (LABELS.contains(deed.type())) {
                String label = deed.word().toLowerCase(Locale.ROOT);
                if (deed.byPeople() && deed.type().equals(type)) {
                    labels.add(label);
                } else {
                    labels.remove(label);
                }
            }
        }
        return labels;
    }

    boolean planned() {
        return did("MilestonedEvent", "DemilestonedEvent");
    }

    boolean assigned() {
        return did("AssignedEvent", "UnassignedEvent");
    }

    /** Whether people were the last to close or reopen the issue: its state and closing date are theirs then. */
    boolean closedOrReopened() {
        return last(STATES).filter(Deed::byPeople).isPresent();
    }

    /** The same, or to say in a comment what it repeats, which closes nothing: why it is closed is theirs then. */
    boolean gaveReason() {
        return last(REASONS).filter(Deed::byPeople).isPresent();
    }

    /** Whether people were the last to lock or unlock the issue. */
    boolean peopleLockedLast() {
        return last(LOCKS).filter(Deed::byPeople).isPresent();
    }

    /** Whether one of the tokens' accounts was the last to do so. */
    boolean weLockedLast() {
        return last(LOCKS).filter(deed -> !deed.byPeople()).isPresent();
    }

    private Optional<Deed> last(Set<String> types) {
        return deeds.stream().filter(deed -> types.contains(deed.type())).reduce((earlier, later) -> later);
    }

    private boolean did(String... types) {
        return deeds.stream().anyMatch(deed -> deed.byPeople() && List.of(types).contains(deed.type()));
    }
}
