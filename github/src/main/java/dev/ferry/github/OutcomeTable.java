package dev.ferry.github;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The one table that decides what an attempt means. Rows are tried from the top; the first that fits decides. The
 * two rows at the end fit everything, so that there always is a decision. The reasons stand in docs/resume.md; the
 * facts behind them in docs/github-assumptions.md.
 */
final class OutcomeTable {
    /** Who a row is for: what only reads can always be sent again, what writes only if it certainly did not happen. */
    private enum For {
        ANY,
        READ,
        WRITE
    }

    record Row(String name, Predicate<Facts> fits, Function<Facts, Verdict> verdict) {}

    private OutcomeTable() {}

    static final List<Row> ROWS = List.of(
            // -- no whole answer
            row("not sent", For.ANY, facts -> !facts.attempt().sent(), OutcomeTable::networkDown),
            row("answer lost, read", For.READ, facts -> facts.status() == 0, OutcomeTable::networkDown),
            row("answer lost, write", For.WRITE, facts -> facts.status() == 0, OutcomeTable::reconcile),
            // -- success
            row("GraphQL: quota used up", For.ANY, graphQl(GraphQlError.Meaning.QUOTA), OutcomeTable::waitForReset),
            row(
                    "GraphQL: too quickly",
                    For.ANY,
                    graphQl(GraphQlError.Meaning.CONTENT_LIMIT),
                    OutcomeTable::contentLimit),
            row("GraphQL: went wrong, read", For.READ, OutcomeTable::wentWrong, OutcomeTable::serverTrouble),
            row("GraphQL: went wrong, write", For.WRITE, OutcomeTable::wentWrong, OutcomeTable::reconcileSlowly),
            row("GraphQL: answered", For.ANY, OutcomeTable::graphQlAnswered, OutcomeTable::doneInParts),
            row(
                    "GraphQL: document refused",
                    For.ANY,
                    facts -> facts.graphQl().present(),
                    OutcomeTable::documentRefused),
            row("success", For.ANY, OutcomeTable::readableSuccess, facts -> new Verdict.Done(Optional.empty())),
            row(
                    "no API, read",
                    For.READ,
                    facts -> facts.between(200, 299) && facts.notJson(),
                    giveUp(RefusalCategory.UNEXPECTED)),
            row("success cut short, read", For.READ, facts -> facts.between(200, 299), OutcomeTable::serverTrouble),
            row("success cut short, write", For.WRITE, facts -> facts.between(200, 299), OutcomeTable::reconcile),
            // -- elsewhere
            row("moved for good", For.ANY, redirect(301, 308), facts -> elsewhere(facts, true)),
            row("moved for now", For.ANY, redirect(302, 307), facts -> elsewhere(facts, false)),
            // -- throttled: certainly not done
            row("quota used up", For.ANY, throttled(Facts::quotaUsedUp), OutcomeTable::waitForReset),
            row("slow down", For.ANY, throttled(facts -> true), OutcomeTable::slowDown),
            row("too quickly", For.ANY, OutcomeTable::tooQuickly, OutcomeTable::contentLimit),
            // -- refused: certainly not done
            row("token refused", For.ANY, facts -> facts.status(401), stop(RefusalCategory.UNAUTHORIZED)),
            row("archived", For.ANY, OutcomeTable::archived, stop(RefusalCategory.ARCHIVED)),
            row("issues disabled", For.ANY, OutcomeTable::issuesDisabled, stop(RefusalCategory.ISSUES_DISABLED)),
            row("token may not", For.WRITE, OutcomeTable::notAccessible, stop(RefusalCategory.FORBIDDEN)),
            row("forbidden for all", For.ANY, forAll(403, 451), stop(RefusalCategory.FORBIDDEN)),
            row("not found for all", For.ANY, forAll(404), stop(RefusalCategory.NOT_FOUND)),
            row("gone for all", For.ANY, forAll(410), stop(RefusalCategory.GONE)),
            row("forbidden", For.ANY, facts -> facts.status(403, 451), giveUp(RefusalCategory.FORBIDDEN)),
            row("not found", For.ANY, facts -> facts.status(404), giveUp(RefusalCategory.NOT_FOUND)),
            row("gone", For.ANY, facts -> facts.status(410), giveUp(RefusalCategory.GONE)),
            row("conflict", For.ANY, facts -> facts.status(409, 412), giveUp(RefusalCategory.CONFLICT)),
            row("too large", For.ANY, facts -> facts.status(413), giveUp(RefusalCategory.TOO_LARGE)),
            row("invalid", For.ANY, facts -> facts.status(400, 415, 422), OutcomeTable::invalid),
            // -- the server failed: a read is sent again, a write may have happened
            row(
                    "server failed, read",
                    For.READ,
                    facts -> facts.between(500, 599) || facts.status(408),
                    OutcomeTable::serverTrouble),
            row(
                    "server failed, write",
                    For.WRITE,
                    facts -> facts.between(500, 599) || facts.status(408),
                    OutcomeTable::reconcile),
            // -- anything else
            row("unknown status, read", For.READ, facts -> true, giveUp(RefusalCategory.UNEXPECTED)),
            row("unknown status, write", For.WRITE, facts -> true, OutcomeTable::reconcile));

    static Verdict judge(Facts facts) {
        return rowFor(facts).verdict().apply(facts);
    }

    static Row rowFor(Facts facts) {
        return ROWS.stream().filter(row -> row.fits().test(facts)).findFirst().orElseThrow();
    }

    private static Row row(String name, For who, Predicate<Facts> fits, Function<Facts, Verdict> verdict) {
        return new Row(
                name,
                facts ->
                        (who == For.ANY || (who == For.WRITE) == facts.request().writes()) && fits.test(facts),
                verdict);
    }

    // -- conditions

    /** Every part failed and only for this reason: the document can be sent again as it is. */
    private static Predicate<Facts> graphQl(GraphQlError.Meaning meaning) {
        return facts -> facts.graphQl().present()
                && !facts.graphQl().anyData()
                && facts.graphQl().all(meaning);
    }

    /** The message without a path says nothing about any part. With paths, the answer goes to the caller part by part. */
    private static boolean wentWrong(Facts facts) {
        GraphQlFacts graphQl = facts.graphQl();
        boolean parts = facts.request().writes() && graphQl.onlyParts();
        return graphQl.any(GraphQlError.Meaning.UNKNOWN_OUTCOME) && !graphQl.anyData() && !parts;
    }

    private static boolean graphQlAnswered(Facts facts) {
        GraphQlFacts graphQl = facts.graphQl();
        return graphQl.present() && (graphQl.anyData() || graphQl.onlyParts());
    }

    private static boolean readableSuccess(Facts facts) {
        boolean readable = facts.attempt().answer().map(Answer::readable).orElse(false);
        return facts.between(200, 299) && readable && !facts.request().graphQl();
    }

    private static Predicate<Facts> redirect(int one, int other) {
        return facts -> facts.status(one, other) && facts.location().isPresent();
    }

    private static Predicate<Facts> throttled(Predicate<Facts> and) {
        return facts -> facts.status(403, 429) && facts.throttled() && and.test(facts);
    }

    private static boolean tooQuickly(Facts facts) {
        return facts.status(403, 422) && facts.error().says(ErrorTexts.TOO_QUICKLY);
    }

    /** Told of an item, and true of all: only the words tell it from an issue that is locked. */
    private static boolean archived(Facts facts) {
        return facts.status(403) && facts.error().says(ErrorTexts.ARCHIVED);
    }

    /** Told of an item, and true of all: it is the token that lacks a right. */
    private static boolean notAccessible(Facts facts) {
        return facts.status(403) && facts.error().says(ErrorTexts.NOT_ACCESSIBLE);
    }

    /** An issue that was deleted answers 410 as well. */
    private static boolean issuesDisabled(Facts facts) {
        return facts.status(410)
                && (facts.error().says(ErrorTexts.ISSUES_DISABLED)
                        || facts.error().says(ErrorTexts.ISSUES_ARE_DISABLED));
    }

    private static Predicate<Facts> forAll(int... codes) {
        return facts -> facts.everything() && facts.status(codes);
    }

    // -- verdicts

    private static Verdict networkDown(Facts facts) {
        return new Verdict.BackOff(WaitKind.NETWORK, facts.describe(), Optional.empty());
    }

    private static Verdict serverTrouble(Facts facts) {
        String words = facts.graphQl().describe();
        return new Verdict.BackOff(
                WaitKind.SERVER_TROUBLE, words.isEmpty() ? facts.describe() : words, facts.retryAfter());
    }

    private static Verdict reconcile(Facts facts) {
        return new Verdict.Reconcile(facts.attempt().describe(), Optional.empty());
    }

    private static Verdict reconcileSlowly(Facts facts) {
        String why = facts.graphQl().describe();
        return new Verdict.Reconcile(
                facts.attempt().describe() + ": " + why, Optional.of(pause(facts, WaitKind.SERVER_TROUBLE, why)));
    }

    private static Verdict waitForReset(Facts facts) {
        return new Verdict.WaitUntil(new Verdict.Pause(
                WaitKind.PRIMARY_LIMIT,
                facts.retryAfter().or(facts::reset),
                facts.attempt().describe()));
    }

    private static Verdict slowDown(Facts facts) {
        return new Verdict.WaitUntil(pause(facts, WaitKind.SECONDARY_LIMIT, facts.describe()));
    }

    private static Verdict contentLimit(Facts facts) {
        String words = facts.graphQl().describe();
        return new Verdict.WaitUntil(pause(facts, WaitKind.CONTENT_LIMIT, words.isEmpty() ? facts.describe() : words));
    }

    private static Verdict.Pause pause(Facts facts, WaitKind kind, String why) {
        return new Verdict.Pause(kind, facts.retryAfter(), why);
    }

    /** Some parts went through. What throttled the others holds for everyone who uses the token. */
    private static Verdict doneInParts(Facts facts) {
        GraphQlFacts graphQl = facts.graphQl();
        Optional<Verdict.Pause> pause = Optional.empty();
        if (graphQl.any(GraphQlError.Meaning.QUOTA)) {
            pause = Optional.of(
                    new Verdict.Pause(WaitKind.PRIMARY_LIMIT, facts.retryAfter().or(facts::reset), graphQl.describe()));
        } else if (graphQl.any(GraphQlError.Meaning.CONTENT_LIMIT)) {
            pause = Optional.of(pause(facts, WaitKind.CONTENT_LIMIT, graphQl.describe()));
        } else if (graphQl.any(GraphQlError.Meaning.UNKNOWN_OUTCOME)) {
            pause = Optional.of(pause(facts, WaitKind.SERVER_TROUBLE, graphQl.describe()));
        }
        return new Verdict.Done(pause);
    }

    private static Verdict documentRefused(Facts facts) {
        GraphQlFacts graphQl = facts.graphQl();
        RefusalCategory category = graphQl.errors().stream()
                .map(GraphQlError::category)
                .findFirst()
                .orElse(RefusalCategory.UNEXPECTED);
        return new Verdict.GiveUp(category, graphQl.describe());
    }

    private static Verdict elsewhere(Facts facts, boolean permanent) {
        return new Verdict.Redirect(facts.location().orElseThrow(), permanent);
    }

    private static Verdict invalid(Facts facts) {
        return new Verdict.GiveUp(Invalidity.of(facts.error()), facts.describe());
    }

    private static Function<Facts, Verdict> giveUp(RefusalCategory category) {
        return facts -> new Verdict.GiveUp(category, facts.describe());
    }

    private static Function<Facts, Verdict> stop(RefusalCategory category) {
        return facts -> new Verdict.Stop(category, facts.describe());
    }
}
