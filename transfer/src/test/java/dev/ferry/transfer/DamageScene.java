package dev.ferry.transfer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.fixtures.hub.HubDamage;
import dev.ferry.fixtures.hub.HubHands;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.fixtures.hub.SimulatedGitHub;
import dev.ferry.fixtures.hub.SimulatedGitHubBuilder;
import dev.ferry.fixtures.hub.model.Permission;
import dev.ferry.github.RepositoryName;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelRule;
import dev.ferry.mapping.labels.ValueTest;
import dev.ferry.mapping.people.GitHubLogin;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.render.LockReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A migration that was carried through undisturbed, relations and locks included, with an issue for each kind of damage. The first
 * two issues stay as they are: others speak of them.
 */
final class DamageScene implements AutoCloseable {
    /** The issue that others speak of: its legacy id and its number in the final repository, where a stranger's comes first. */
    static final int ANCHOR = 1;

    static final int ANCHOR_NUMBER = ANCHOR + RelationScene.SHIFT;
    private static final int FIRST = 3;

    final Journey journey;

    private DamageScene(Journey journey) {
        this.journey = journey;
    }

    static DamageScene in(Path folder, SimulatedGitHubBuilder builder) throws Exception {
        Journey journey = Journey.ofIssues(folder, builder.person("ann", Permission.PUSH), issues());
        journey.labels = LabelMap.of(List.of(LabelRule.of("kind", "*", "type-{value}")));
        journey.milestones = Optional.of("stage");
        journey.locks = List.of(LockScene.rule("heat", ValueTest.ofValue("hot"), Optional.of(LockReason.TOO_HEATED)));
        journey.users = UserMap.of(Map.of("user1", Optional.of(new GitHubLogin("ann"))));
        journey.hub.hands().openIssue(Journey.TARGET, RelationScene.OTHER, "A stranger's", "Words.");
        journey.importAll();
        for (Damage damage : Damage.values()) {
            if (damage.tracker == Damage.Tracker.LOCKED_ON_STAGING) {
                int number = Finals.of(journey, Journey.STAGING, legacy(damage)).number();
                journey.hub.hands().lock(Journey.STAGING, number, Optional.of("spam"), RelationScene.OTHER);
            }
        }
        journey.transfer();
        journey.rewrite();
        RelationScene.in(journey).relate();
        return new DamageScene(journey);
    }

    static DamageScene in(Path folder) throws Exception {
        return in(folder, SimulatedGitHub.builder());
    }

    static int legacy(Damage damage) {
        return FIRST + List.of(Damage.values()).indexOf(damage);
    }

    private static List<Issue> issues() {
        LegacyIssues tracker =
                new LegacyIssues().add("The anchor.", "Its comment.").add("Another one.");
        for (Damage damage : Damage.values()) {
            Map<String, String> properties = new HashMap<>(Map.of("kind", "bug", "stage", "3.1", "assignee", "1"));
            properties.put("status", damage.tracker.isOpen() ? "open" : "closed");
            if (damage.tracker == Damage.Tracker.LOCKED_BY_RULE) {
                properties.put("heat", "hot");
            }
            tracker.add(
                    properties,
                    "First text, see bpo-" + ANCHOR + " for more.",
                    "Second text of some words.",
                    "Third text; bpo-" + ANCHOR + " knows.");
        }
        List<Issue> all = new ArrayList<>(tracker.all());
        for (Damage damage : Damage.values()) {
            int place = legacy(damage) - 1;
            all.set(
                    place,
                    all.get(place).toBuilder()
                            .relations(relations(damage.tracker))
                            .build());
        }
        return all;
    }

    private static List<Relation> relations(Damage.Tracker tracker) {
        if (tracker.isSuperseded()) {
            return List.of(new Relation(RelationType.SUPERSEDED_BY, "superseder", LegacyIssues.id(ANCHOR)));
        }
        return tracker == Damage.Tracker.DEPENDS
                ? List.of(new Relation(RelationType.DEPENDS_ON, "dependencies", LegacyIssues.id(ANCHOR)))
                : List.of();
    }

    /** The issue on which this damage is tried. */
    Victim victim(Damage damage) {
        return new Victim(
                journey,
                Finals.of(journey, Journey.TARGET, legacy(damage)),
                Finals.of(journey, Journey.TARGET, ANCHOR));
    }

    /** What a verification tells by now: kind, issue and field of each difference. */
    List<String> verify() {
        journey.verify();
        return journey.differences.stream()
                .map(difference -> difference.kind() + " " + difference.item().orElseThrow() + " " + difference.field())
                .toList();
    }

    @Override
    public void close() {
        journey.close();
    }

    /** An issue in the final repository, as it was before anything was done to it. */
    record Victim(Journey journey, IssueView issue, IssueView anchor) {
        HubHands hands() {
            return journey.hub.hands();
        }

        HubDamage damage() {
            return journey.hub.damage();
        }

        int number() {
            return issue.number();
        }

        void body(UnaryOperator<String> change) {
            hands().editBody(Journey.TARGET, number(), Journey.BOT, changed(issue.body(), change));
        }

        void comment(int position, UnaryOperator<String> change) {
            String text = issue.comments().get(position).body();
            hands().editComment(Journey.TARGET, number(), position, Journey.BOT, changed(text, change));
        }

        void say(String text) {
            hands().comment(Journey.TARGET, number(), Journey.BOT, text);
        }

        void deleteComment(int position) {
            journey.github()
                    .issues(RepositoryName.parse(Journey.TARGET))
                    .deleteComment(issue.comments().get(position).id());
        }

        String ofAnother(String text) {
            return text.replace(journey.ledger().id().value(), "Z".repeat(26));
        }

        private static String changed(String text, UnaryOperator<String> change) {
            String changed = change.apply(text);
            if (changed.equals(text)) {
                throw new IllegalStateException("nothing is damaged in: " + text);
            }
            return changed;
        }
    }
}
