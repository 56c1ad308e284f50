package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.fixtures.hub.IssueView;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.forecast.ForecastPlan;
import dev.ferry.importer.forecast.NextNumber;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.ledger.ItemRow;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Journeys whose texts are written with the numbers that are expected. */
final class ForecastScene {
    private static final RepositoryName TARGET = RepositoryName.parse(Journey.TARGET);
    /** How the issues of these scenes name each other; read here without the program's own grammar. */
    private static final Pattern NAMED = Pattern.compile("issue (\\d+)|msg(\\d+)");

    private static final Pattern BARE = Pattern.compile("(?<![\\w&/-])#\\d");

    private ForecastScene() {}

    /** As {@code import --references forecast} does. */
    static void foreseeing(Journey journey) {
        journey.beforeSending = () -> foresee(journey, NextNumber.ask(journey.github(), TARGET, 0));
    }

    static void foresee(Journey journey, FinalNumber next) {
        ForecastPlan forecasting =
                new ForecastPlan(journey.archive(), journey.ledger(), StageProgress.silent(), StopSignal.never());
        assertThat(forecasting.foresee(next)).isPresent();
    }

    /** Some issues that name each other: each the one before, every third the one after, every fourth a message of the last. */
    static LegacyIssues chain(int issues) {
        LegacyIssues tracker = new LegacyIssues();
        for (int i = 1; i <= issues; i++) {
            String first = i == 1 ? "The first." : "After issue " + (i - 1) + ".";
            String second = i % 3 == 0 && i < issues ? "Before issue " + (i + 1) + "." : "Plain words.";
            String third = i % 4 == 0 ? "As msg" + (issues * 100 + 1) + " says." : "More plain words.";
            tracker.add(first, second, third);
        }
        return tracker;
    }

    /** The issues in the final repository of which somebody edited a text. */
    static Set<String> edited(Journey journey) {
        return those(
                journey,
                issue -> issue.dates().lastEditedAt().isPresent()
                        || issue.comments().stream()
                                .anyMatch(comment -> comment.lastEditedAt().isPresent()));
    }

    /** The issues in the final repository with a number in some text that no name stands before, as code holds them. */
    static Set<String> withBareNumbers(Journey journey) {
        return those(
                journey,
                issue -> BARE.matcher(issue.body()).find()
                        || issue.comments().stream()
                                .anyMatch(
                                        comment -> BARE.matcher(comment.body()).find()));
    }

    private static Set<String> those(Journey journey, Predicate<IssueView> which) {
        Set<String> those = new TreeSet<>();
        for (ItemRow item : journey.ledger().view().items()) {
            int number = item.finalIssue().orElseThrow().number().value();
            IssueView issue = journey.hub.state().issue(Journey.TARGET, number).orElseThrow();
            if (which.test(issue)) {
                those.add(item.id().value());
            }
        }
        return those;
    }

    /** The issues whose own texts name one behind {@code last}, as the archive has them. */
    static Set<String> namingBehind(Journey journey, int last) {
        Set<String> naming = new TreeSet<>();
        for (Issue issue : journey.archive().issues()) {
            for (Message message : issue.messages()) {
                Matcher named = NAMED.matcher(message.body().orElseThrow().text());
                while (named.find()) {
                    int target = named.group(1) != null
                            ? Integer.parseInt(named.group(1))
                            : Integer.parseInt(named.group(2)) / 100;
                    if (target > last) {
                        naming.add(issue.id().value());
                    }
                }
            }
        }
        return naming;
    }

    static int number(Journey journey, int issue) {
        return journey.ledger()
                .view()
                .item(new LegacyId(Integer.toString(issue)))
                .flatMap(ItemRow::finalIssue)
                .orElseThrow()
                .number()
                .value();
    }
}
