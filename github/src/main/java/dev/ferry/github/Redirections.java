package dev.ferry.github;

import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where a redirect leads, and whether it is followed: a question goes wherever it is sent, a write only where the whole
 * repository went. Safe in any thread.
 */
final class Redirections {
    private static final int MOST = 5;

    private final Caller caller;
    private final Renames renames;

    Redirections(Caller caller, Renames renames) {
        this.caller = caller;
        this.renames = renames;
    }

    /** The way of one request. */
    Way from(Request request) {
        return new Way(request);
    }

    /**
     * One issue that is elsewhere may have been moved there, or its whole repository was renamed: the repository tells. What
     * it tells is remembered, so that it is asked once.
     */
    private boolean repositoryWasRenamed(Request sent, HttpUrl target) {
        Optional<HttpUrl> repository = renames.repositoryOf(sent.url());
        if (repository.isEmpty() || !renames.sameThing(sent.url(), target)) {
            return false;
        }
        Request look = Request.get(RequestKind.REPOSITORY, repository.get()).notFollowing();
        return caller.call(look).verdict() instanceof Verdict.Redirect home && renames.leadsTo(home.target(), target);
    }

    /** From place to place; used by one thread. */
    final class Way {
        private Request request;
        private int redirects;

        private Way(Request request) {
            this.request = request;
        }

        Request request() {
            return request;
        }

        Verdict follow(Verdict.Redirect redirect) {
            if (!request.follow()) {
                return redirect;
            }
            boolean sameTail = renames.sameTail(request.url(), redirect.target())
                    || (request.writes() && repositoryWasRenamed(request, redirect.target()));
            // The same method and body, or not at all; and an edit must not land on an issue that took another's place.
            if (request.writes() && !sameTail) {
                return new Verdict.GiveUp(RefusalCategory.MOVED, "it is now at " + redirect.target());
            }
            redirects++;
            if (redirects > MOST) {
                return new Verdict.Stop(RefusalCategory.UNEXPECTED, "more than " + MOST + " redirects");
            }
            if (redirect.permanent() && sameTail) {
                renames.remember(request.url(), redirect.target());
            }
            request = request.at(redirect.target());
            caller.checkHome(request);
            return redirect;
        }
    }
}
