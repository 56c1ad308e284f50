package dev.ferry.cli.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the program ends. This is the one place where the exit codes are defined; help, documentation and scripts quote
 * it. The numbers are a promise to people's scripts and never change.
 */
public enum ExitCode {
    DONE(0, "done"),
    BUG(1, "a bug in Ferry (the only case with a stack trace)"),
    USAGE(2, "usage, or it is not clear which migration is meant"),
    CONFIGURATION(3, "configuration: a file, key or environment variable is missing, or the workspace is locked"),
    DATA(4, "data: the archive is refused, or the tracker's data can not be read"),
    REMOTE(5, "GitHub refused (401, 403, 404, 410) or can not be reached"),
    INCOMPLETE(6, "some items failed, were deferred or are unconfirmed; the rest is done"),
    DIFFERENCES(7, "verification or comparison found differences"),
    INTERRUPTED(130, "interrupted; the same command goes on where it was");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }

    /** All codes with their meaning, in rising order, as the help shows them. */
    public static Map<String, String> list() {
        Map<String, String> list = new LinkedHashMap<>();
        for (ExitCode exit : values()) {
            list.put(String.format("%3d", exit.code), exit.meaning);
        }
        return list;
    }
}
