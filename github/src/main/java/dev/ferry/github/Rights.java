package dev.ferry.github;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a mutation that was refused for its own sake from one that lacks a right which every other lacks as well. Thread-safe. */
final class Rights {
    /** The type of an error; docs.github.com, "Scopes": the token was given too few of them. */
    private static final String TOO_FEW_SCOPES = "INSUFFICIENT_SCOPES";

    /** What is hidden is not found. */
    private static final Set<RefusalCategory> UNCLEAR =
            EnumSet.of(RefusalCategory.FORBIDDEN, RefusalCategory.NOT_FOUND);

    private final Api api;

    Rights(Api api) {
        this.api = api;
    }

    /** Why no such mutation can go through, if that is so; the repositories that are written to are asked where the words leave it open. */
    Optional<Refusal> lacking(Outcome<GraphQlAnswer> outcome, List<RepositoryName> written) {
        List<Refusal> unclear = outcome.<Stream<Refusal>>fold(
                        answer -> answer.refusals(), Stream::of, doubt -> Stream.empty())
                .filter(refusal -> UNCLEAR.contains(refusal.category()))
                .toList();
        Optional<Refusal> ofToken = unclear.stream().filter(Rights::ofToken).findFirst();
        return unclear.isEmpty() || ofToken.isPresent()
                ? ofToken
                : written.stream()
                        .flatMap(name -> state(name).stream())
                        .findFirst()
                        .map(state -> with(mostTelling(unclear), state));
    }

    private static Refusal mostTelling(List<Refusal> unclear) {
        return unclear.stream()
                .filter(refusal -> refusal.category() == RefusalCategory.FORBIDDEN)
                .findFirst()
                .orElse(unclear.get(0));
    }

    private static boolean ofToken(Refusal refusal) {
        return ErrorTexts.NOT_ACCESSIBLE.in(refusal.detail())
                || refusal.detail().contains(TOO_FEW_SCOPES);
    }

    private Optional<RepositoryState> state(RepositoryName name) {
        return RepositoryState.of(api.caller().look(Request.get(RequestKind.REPOSITORY, api.repository(name))));
    }

    private static Refusal with(Refusal refusal, RepositoryState state) {
        return new Refusal(
                state.category(), refusal.detail() + "; " + state.words(), refusal.status(), refusal.requestId());
    }
}
