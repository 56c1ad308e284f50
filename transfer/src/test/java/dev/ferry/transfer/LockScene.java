package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.mapping.labels.ValueTest;
import dev.ferry.mapping.render.IssueLock;
import dev.ferry.mapping.render.LockReason;
import dev.ferry.mapping.render.LockRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Issues in the final repository that are to be locked by rules: all but the first, for several reasons or none. The second one, open,
 * and the third, closed, were superseded by the first.
 */
final class LockScene {
    static final int ISSUES = 25;
    static final int WANTED = ISSUES - 1;
    static final int SUPERSEDED = 3;
    static final int SPAM = ISSUES;

    static final List<LockRule> RULES = List.of(
            rule("keywords", ValueTest.ofValue("fl*me"), Optional.of(LockReason.TOO_HEATED)),
            rule("keywords", ValueTest.ofPattern("junk|spam"), Optional.of(LockReason.SPAM)),
            rule("status", ValueTest.ofValue("closed"), Optional.empty()));

    private LockScene() {}

    static LockRule rule(String property, ValueTest value, Optional<LockReason> reason) {
        return new LockRule(property, value, new IssueLock(reason));
    }

    static Journey imported(Path folder, SimulatedGitHubBuilder builder) throws Exception {
        return imported(folder, builder, new FastTime());
    }

    static Journey imported(Path folder, SimulatedGitHubBuilder builder, TestTime time) throws Exception {
        Journey journey = Journey.ofIssues(folder, builder, time, issues());
        journey.locks = RULES;
        journey.hub.hands().openIssue(Journey.TARGET, RelationScene.OTHER, "A stranger's", "Words.");
        journey.importAll();
        return journey;
    }

    /** Where relations are to be set next. */
    static RelationScene carriedOver(Path folder, SimulatedGitHubBuilder builder) throws Exception {
        Journey journey = imported(folder, builder);
        journey.transfer();
        journey.rewrite();
        return RelationScene.in(journey);
    }

    private static List<Issue> issues() {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= ISSUES; i++) {
            String status = i <= 2 || i == SPAM ? "open" : "closed";
            String keyword = i == 2 || i == SUPERSEDED ? "flame" : i == SPAM ? "junk" : "words";
            tracker.add(Map.of("status", status, "keywords", keyword), "Text of issue " + i + ".");
        }
        List<Issue> all = new ArrayList<>(tracker.all());
        for (int superseded = 2; superseded <= SUPERSEDED; superseded++) {
            Relation relation = new Relation(RelationType.SUPERSEDED_BY, "superseder", LegacyIssues.id(1));
            all.set(
                    superseded - 1,
                    all.get(superseded - 1).toBuilder()
                            .relations(List.of(relation))
                            .build());
        }
        return all;
    }

    private static Optional<String> reason(int issue) {
        return issue <= SUPERSEDED ? Optional.of("too heated") : issue == SPAM ? Optional.of("spam") : Optional.empty();
    }

    /** By the rules, and everything else as it is to be. */
    static void assertLocked(RelationScene scene, Integer... but) {
        Set<Integer> others = Set.of(but);
        assertThat(scene.issue(1).locked()).isFalse();
        for (int issue = 2; issue <= ISSUES; issue++) {
            if (!others.contains(issue)) {
                IssueView there = scene.issue(issue);
                assertThat(there.locked()).as("%s", issue).isTrue();
                assertThat(there.lockReason()).as("%s", issue).isEqualTo(reason(issue));
            }
        }
        assertThat(scene.lines(2, "Duplicate of")).containsExactly("Duplicate of #" + RelationScene.number(1));
        assertThat(scene.issue(SUPERSEDED).duplicateOf()).hasValue(RelationScene.number(1));
        assertRight(scene);
    }

    /** What people did is told as theirs and no more. */
    static void assertRight(RelationScene scene) {
        assertThat(scene.journey.verify().isClean())
                .as("%s", scene.journey.differences)
                .isTrue();
        assertThat(scene.journey.hub.state().violations()).isEmpty();
        assertThat(scene.journey.hub.state().notifications()).isEmpty();
    }
}
