package dev.ferry.github;

import java.util.Optional;
import okhttp3.HttpUrl;

/** Tells by more than the answer whether the repository or the token is to blame for a refusal. Safe in any thread. */
final class Blame {
    private final Caller caller;
    private final Gate gate;
    private final Renames renames;
    private final Optional<Allowance> only;

    /** {@code only}: the one token that the caller uses, if it uses no other. */
    Blame(Caller caller, Gate gate, Renames renames, Optional<Allowance> only) {
        this.caller = caller;
        this.gate = gate;
        this.renames = renames;
        this.only = only;
    }

    /** What the verdict on a request is then. */
    Verdict of(Pass pass, Request request, Verdict verdict) {
        return ofToken(pass, ofRepository(pass, request, verdict));
    }

    /**
     * A write to one thing was refused in words that tell of nothing more: whether it is that thing, or the token may not write
     * there any more, the repository tells.
     */
    private Verdict ofRepository(Pass pass, Request request, Verdict verdict) {
        boolean refused = verdict instanceof Verdict.GiveUp giveUp
                && (giveUp.category() == RefusalCategory.FORBIDDEN || giveUp.category() == RefusalCategory.NOT_FOUND);
        Optional<HttpUrl> repository = renames.repositoryOf(request.url());
        if (!refused || !request.writes() || request.graphQl() || repository.isEmpty()) {
            return verdict;
        }
        Ending look = caller.with(pass.allowance()).call(Request.get(RequestKind.REPOSITORY, repository.get()));
        return RepositoryState.of(look)
                .<Verdict>map(state ->
                        new Verdict.Stop(state.category(), ((Verdict.GiveUp) verdict).detail() + "; " + state.words()))
                .orElse(verdict);
    }

    /**
     * A token that died is no reason to end while there is another, or somebody can bring one: nothing was done. What one of
     * several may not do names it.
     */
    private Verdict ofToken(Pass pass, Verdict verdict) {
        if (!(verdict instanceof Verdict.Stop stop)) {
            return verdict;
        }
        if (stop.category() != RefusalCategory.UNAUTHORIZED) {
            boolean rights =
                    stop.category() == RefusalCategory.FORBIDDEN || stop.category() == RefusalCategory.NOT_FOUND;
            return rights && gate.tokens().all().size() > 1
                    ? new Verdict.Stop(
                            stop.category(),
                            stop.detail() + ", " + pass.allowance().source().name())
                    : verdict;
        }
        if (only.isEmpty() && gate.replacement().refused(pass, caller.forPeople(stop.detail()))) {
            return new Verdict.OtherToken();
        }
        TokenSource source = pass.allowance().source();
        return new Verdict.Stop(
                RefusalCategory.UNAUTHORIZED, stop.detail() + ", " + source.name() + "; " + source.cure());
    }
}
