package dev.ferry.github;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a mutation that was refused for its own sake from one that lacks a right which every other lacks as well. Thread-safe. */
final class Rights {
    /** The type of an error; docs.github.com, "Scopes": the token was given too few of them. */
    private static final String TOO_FEW_SCOPES = "INSUFFICIENT_SCOPES";

    private final Api api;

    Rights(Api api) {
        this.api = api;
    }

    /** Why no such mutation can go through, if that is so; the repositories that are written to are asked where the words leave it open. */
    Optional<Refusal> lacking(Outcome<GraphQlAnswer> outcome, List<RepositoryName> written) {
        List<Refusal> forbidden = outcome.<Stream<Refusal>>fold(
                        answer -> answer.refusals(), Stream::of, doubt -> Stream.empty())
                .filter(refusal -> refusal.category() == RefusalCategory.FORBIDDEN)
                .toList();
        Optional<Refusal> ofToken = forbidden.stream().filter(Rights::ofToken).findFirst();
        return forbidden.isEmpty() || ofToken.isPresent()
                ? ofToken
                : written.stream()
                        .flatMap(name -> state(name).stream())
                        .findFirst()
                        .map(state -> with(forbidden.get(0), state));
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
