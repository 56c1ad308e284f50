package dev.ferry.github;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What happens to a token that the server refuses: it is put aside, people are told, and another one in its place is taken
 * into use. Any thread may call; it takes the gate's lock, and holds it neither while a token is read nor while people are told.
 */
final class Replacement {
    private final Tokens tokens;
    private final TokenListener listener;
    private final Clock clock;
    private final ReentrantLock lock;
    private final Condition changed;
    private final AtomicBoolean looking = new AtomicBoolean();

    /** {@code lock} guards the tokens; {@code changed} is its condition for those who wait for one. */
    Replacement(Tokens tokens, GitHubOptions options, ReentrantLock lock, Condition changed) {
        this.tokens = tokens;
        this.listener = options.tokenNews();
        this.clock = options.surroundings().clock();
        this.lock = lock;
        this.changed = changed;
    }

    /** The server refused the pass's token: whether the request can be sent again, with another token or a later one. */
    boolean refused(Pass pass, String words) {
        boolean news;
        boolean noneLeft;
        boolean again;
        lock.lock();
        try {
            news = tokens.refused(pass, clock.instant());
            noneLeft = tokens.noneLeft();
            again = !noneLeft || tokens.canBeReplaced(clock.instant());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (news && again) {
            TokenSource source = pass.allowance().source();
            String refused = source.name() + ": the token was refused (" + words + ")";
            if (noneLeft) {
                listener.paused(refused + "; " + tokens.cures());
            } else {
                listener.told(refused + " and put aside, the others go on; " + source.cure());
            }
        }
        return again;
    }

    /**
     * Takes new tokens into use where there are any. One thread looks, and no others wait for it; when there is nothing more
     * to wait for, that is a {@link RemoteException} of this request.
     */
    void look(Request request) {
        if (!canGoOn()) {
            throw new RemoteException(
                    tokens.redact(request.describe()),
                    new Refusal(
                            RefusalCategory.UNAUTHORIZED,
                            tokens.ended() + "; " + tokens.cures(),
                            // As the server said to another request: this one was not sent, so nothing was done.
                            401,
                            Optional.empty()));
        }
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        try {
            for (Allowance one : tokens.all()) {
                // May be read from a file, so not under the lock.
                Optional<Secret> there = one.source().mayChange() ? one.source().read() : Optional.empty();
                if (there.isPresent() && replace(one, there.get())) {
                    listener.resumed(one.source().name() + ": there is a new token; going on");
                }
            }
        } finally {
            looking.set(false);
        }
    }

    private boolean canGoOn() {
        lock.lock();
        try {
            return !tokens.noneLeft() || tokens.canBeReplaced(clock.instant());
        } finally {
            lock.unlock();
        }
    }

    private boolean replace(Allowance allowance, Secret fresh) {
        lock.lock();
        try {
            boolean replaced = tokens.replace(allowance, fresh);
            changed.signalAll();
            return replaced;
        } finally {
            lock.unlock();
        }
    }
}
