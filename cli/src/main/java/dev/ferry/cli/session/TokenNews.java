package dev.ferry.cli.session;

import dev.ferry.cli.terminal.Progress;
import dev.ferry.github.TokenListener;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the person who waits, and the log, what becomes of the tokens of a stage. */
public final class TokenNews implements TokenListener {
    private static final Logger LOG = LoggerFactory.getLogger(TokenNews.class);
    private static final String HOLDER = "token";

    private final Progress progress;

    public TokenNews(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void told(String message) {
        LOG.warn("{}", message);
        progress.say("warning: " + message);
    }

    @Override
    public void paused(String why) {
        LOG.warn("paused: {}", why);
        progress.hold(HOLDER, Optional.of(why));
    }

    @Override
    public void resumed(String message) {
        LOG.warn("{}", message);
        progress.hold(HOLDER, Optional.empty());
        progress.say(message);
    }
}
