package dev.ferry.cli.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The signal that Ctrl-C sends. */
final class CtrlC {
    /** SIGINT's bit in the masks that Linux shows. */
    private static final long SIGINT = 1L << 1;

    private CtrlC() {}

    /**
     * INT; or TERM, which Ferry treats alike, where these tests run in the background of a script: INT is ignored there, and
     * a process that Java starts inherits that.
     */
    static String signal() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT) != 0);
        return ignored ? "TERM" : "INT";
    }
}
