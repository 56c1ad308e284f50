package dev.ferry.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The workspace's archive at another time, as far as a test wants it: its issues' lines are edited and packed again. */
public final class EditedArchive {
    private static final Pattern ID = Pattern.compile("^\\{\"id\":\"([^\"]+)\"");

    private EditedArchive() {}

    /** Packs what the edit makes of the lines of {@code archive.zip} under this name. */
    public static void pack(SimulatedWorkspace workspace, String name, UnaryOperator<List<String>> edit)
            throws IOException {
        String folder = name + ".unpacked";
        workspace.ferry("archive", "unpack", folder).exits(0);
        Path issues = workspace.folder().resolve(folder).resolve("issues/000001.jsonl");
        List<String> lines = edit.apply(new ArrayList<>(Files.readAllLines(issues)));
        Files.writeString(issues, String.join("\n", lines) + "\n");
        workspace.ferry("archive", "pack", folder, "--archive", name).exits(0);
    }

    /** The legacy id of an issue's line. */
    public static String id(String line) {
        Matcher matcher = ID.matcher(line);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no issue: " + line);
        }
        return matcher.group(1);
    }

    /** The line with another title. */
    public static String retitled(String line) {
        return line.replaceFirst("\"title\":\"", "\"title\":\"Later: ");
    }
}
