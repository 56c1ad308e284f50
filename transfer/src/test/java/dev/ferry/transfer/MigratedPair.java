package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.github.Issues;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelRule;
import dev.ferry.mapping.people.GitHubLogin;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two issues that were imported, moved, rewritten and verified clean, for tests that change them afterwards: the first closed,
 * with a label, a milestone, somebody assigned and three messages; the second open, with a reference to the first.
 */
final class MigratedPair implements AutoCloseable {
    final Journey journey;

    private MigratedPair(Journey journey) {
        this.journey = journey;
    }

    static MigratedPair in(Path folder) throws Exception {
        Journey journey = Journey.ofIssues(
                folder,
                SimulatedGitHub.builder().person("ann", Permission.PUSH),
                new LegacyIssues()
                        .add(
                                Map.of("status", "closed", "kind", "bug", "stage", "3.1", "assignee", "1"),
                                "First text.",
                                "Second text.",
                                "Third text.")
                        .add("Another issue, see bpo-1.", "Its comment.")
                        .all());
        journey.labels = LabelMap.of(List.of(LabelRule.of("kind", "*", "type-{value}")));
        journey.milestones = Optional.of("stage");
        journey.users = UserMap.of(Map.of("user1", Optional.of(new GitHubLogin("ann"))));
        journey.importAll();
        journey.transfer();
        journey.rewrite();
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        MigratedPair pair = new MigratedPair(journey);
        assertThat(pair.one().assignees()).containsExactly("ann");
        return pair;
    }

    @Override
    public void close() {
        journey.close();
    }

    IssueView one() {
        return Finals.of(journey, Journey.TARGET, 1);
    }

    IssueView two() {
        return Finals.of(journey, Journey.TARGET, 2);
    }

    Issues issues() {
        return journey.github().issues(RepositoryName.parse(Journey.TARGET));
    }

    void update(String field, JsonNode value) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        ObjectNode input = variables.putObject("input").put("id", one().nodeId());
        input.set(field, value);
        journey.github()
                .graphQl()
                .mutate(
                        "mutation($input: UpdateIssueInput!) { updateIssue(input: $input) { issue { id } } }",
                        variables,
                        1);
    }

    List<Difference> wrong() {
        assertThat(journey.verify().isClean()).isFalse();
        return journey.differences.stream()
                .filter(difference -> difference.kind() == Kind.WRONG)
                .toList();
    }

    void assertWrong(String field, String actual) {
        assertThat(wrong())
                .singleElement()
                .matches(difference -> difference.item().equals(Optional.of(LegacyIssues.id(1))))
                .matches(difference -> difference.field().equals(field))
                .matches(difference -> difference.actual().contains(actual))
                .matches(difference -> difference.where().orElseThrow().contains(Journey.TARGET));
    }

    void assertPeoples(String... fields) {
        assertThat(journey.verify().isClean()).as("%s", journey.differences).isTrue();
        assertThat(journey.differences)
                .allMatch(difference -> difference.kind() == Kind.EDITED_BY_PEOPLE)
                .extracting(Difference::field)
                .containsExactly(fields);
    }

    static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
