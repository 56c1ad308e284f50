package dev.ferry.mapping.ledger;

import dev.ferry.archive.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command that holds a workspace: what the lock file says about it, such as {@code ferry import}. */
public record LockHolder(String command, long pid, Instant since) {
    private static final Pattern FORM = Pattern.compile("`([^`]*)` \\(pid (\\d{1,18}), since ([^)]+)\\)");
    /** The system's clock may be set, and it knows a process's start to the tick only. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    /**
     * The command that works in the workspace of this ledger now. It looks without touching the lock, so that it never
     * gets in the way of a command that is about to take it: a killed command leaves its name behind, but no process
     * that is as old as the name.
     */
    public static Optional<LockHolder> of(Path ledger) {
        Path file = ledger.resolveSibling(ledger.getFileName() + ".lock");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<String> here = WorkspaceLock.heldHere(ledger);
        if (here.isPresent()) {
            return here.flatMap(LockHolder::parse);
        }
        try {
            return parse(Files.readString(file).strip()).filter(LockHolder::lives);
        } catch (IOException e) {
            throw new ConfigException("can not read " + file + ": " + e + "; see that it may be read", e);
        }
    }

    static Optional<LockHolder> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new LockHolder(form.group(1), Long.parseLong(form.group(2)), Instant.parse(form.group(3))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private boolean lives() {
        return ProcessHandle.of(pid)
                .map(process -> process.info()
                        .startInstant()
                        .map(start -> start.isBefore(since.plus(SLACK)))
                        .orElse(true))
                .orElse(false);
    }

    /** As it stands in the lock file and in the message to the command that comes second. */
    @Override
    public String toString() {
        return "`" + command + "` (pid " + pid + ", since " + since + ")";
    }
}
