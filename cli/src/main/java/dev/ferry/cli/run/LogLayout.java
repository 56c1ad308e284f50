package dev.ferry.cli.run;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import dev.ferry.github.Secret;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * One line an event: time in UTC, level, thread, logger, message. What is secret is starred out here
 * once more, which is the last of several nets: nothing is supposed to hand a secret to it. Thread-safe.
 */
public final class LogLayout extends LayoutBase<ILoggingEvent> {
    private final List<UnaryOperator<String>> nets = new CopyOnWriteArrayList<>();

    private final CopyOnWriteArrayList<Secret> secrets = new CopyOnWriteArrayList<>();

    /** From now on every line goes through this, which stars a secret out. */
    public void redactWith(UnaryOperator<String> net) {
        nets.add(net);
    }

    /** The same for a secret that may have been met before. */
    public void redact(Secret secret) {
        if (secrets.addIfAbsent(secret)) {
            redactWith(secret::redact);
        }
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder()
                .append(Instant.ofEpochMilli(event.getTimeStamp()))
                .append(' ')
                .append(event.getLevel())
                .append(" [")
                .append(event.getThreadName())
                .append("] ")
                .append(event.getLoggerName())
                .append(": ")
                .append(event.getFormattedMessage())
                .append('\n');
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
        }
        String text = line.toString();
        for (UnaryOperator<String> net : nets) {
            text = net.apply(text);
        }
        return text;
    }
}
