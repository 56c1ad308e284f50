package dev.ferry.cli.config;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.Sha256;
import java.nio.file.Path;
import java.util.Map;

/** A folder with a {@code ferry.yaml} and everything that a migration leaves there. Immutable. */
public final class Workspace {
    /** The configuration's file name. */
    public static final String CONFIGURATION_FILE = "ferry.yaml";

    private final Path folder;
    private final Configuration configuration;

    private Workspace(Path folder, Configuration configuration) {
        this.folder = folder;
        this.configuration = configuration;
    }

    /**
     * Reads the configuration of a folder.
     *
     * @throws dev.ferry.archive.ConfigException where there is none, or it can not be used
     */
    public static Workspace open(Path folder, Map<String, String> environment) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new Workspace(absolute, new ConfigurationReader(absolute, environment).read());
    }

    /**
     * The same, or without a {@code ferry.yaml} what the environment says, as GitHub's workflows set it: the token in
     * {@code GITHUB_TOKEN}, the server in {@code GITHUB_API_URL}. For commands that need no more.
     */
    public static Configuration configurationOrEnvironment(Path folder, Map<String, String> environment) {
        ConfigurationReader reader =
                new ConfigurationReader(folder.toAbsolutePath().normalize(), environment);
        if (reader.isThere()) {
            return reader.read();
        }
        if (environment.getOrDefault("GITHUB_TOKEN", "").isEmpty()) {
            throw new ConfigException("the environment variable GITHUB_TOKEN is not set, and there is no "
                    + CONFIGURATION_FILE + " in " + folder + "; set it, or name a workspace with `ferry -C WORKSPACE`");
        }
        String api = environment.getOrDefault("GITHUB_API_URL", "").isEmpty() ? "" : ", api: \"${GITHUB_API_URL}\"";
        return reader.read("github: { token: \"${GITHUB_TOKEN}\"" + api + " }\n");
    }

    /** What {@code ferry.yaml} says. */
    public Configuration configuration() {
        return configuration;
    }

    /** The workspace's folder, absolute. */
    public Path folder() {
        return folder;
    }

    /** Where the export is written and the import reads, unless a command says otherwise. */
    public Path archive() {
        return folder.resolve("archive.zip");
    }

    /** Where {@code ferry verify} writes what it found. */
    public Path verifyReport() {
        return folder.resolve("verify-report.json");
    }

    /** Where {@code ferry verify} writes what it found in a part: the report on all stays. */
    public Path verifySampleReport() {
        return folder.resolve("verify-sample-report.json");
    }

    /** Where {@code ferry rewrite} writes which references it could not resolve. */
    public Path rewriteReport() {
        return folder.resolve("rewrite-report.json");
    }

    /** Where {@code ferry rewrite --plan} writes what would change. */
    public Path rewritePlan() {
        return folder.resolve("rewrite-plan.diff");
    }

    /** Where {@code ferry rewrite} keeps both texts when somebody edited one between its reading and its writing. */
    public Path collisions() {
        return folder.resolve("rewrite-collisions.jsonl");
    }

    /** The archive that a delta (named by its digest) and the migration's archive before it amount to. */
    public Path merged(Sha256 delta) {
        return folder.resolve("archive-" + delta.hex().substring(0, 12) + ".zip");
    }

    /** Where {@code ferry import} writes which issues stayed as they are, though the newer archive has them otherwise. */
    public Path leftBehind() {
        return folder.resolve("import-left-behind.json");
    }

    /** Where {@code ferry doctor} writes all that it found, with every id. */
    public Path doctorReport() {
        return folder.resolve("doctor-report.json");
    }

    /** What {@code ferry import} found out by reading the whole archive; it may be removed. */
    public Path survey() {
        return folder.resolve("import-survey.json");
    }

    /** Where {@code ferry import} writes which issues a trial is made of, and why. */
    public Path sample() {
        return folder.resolve("import-sample.json");
    }

    /** What {@code ferry throttle} asks of the stage that runs, or of the next one. */
    public Path throttle() {
        return folder.resolve("throttle.json");
    }

    /** What the stage that runs says about its limits; there only while one runs. */
    public Path throttled() {
        return folder.resolve("throttle-state.json");
    }

    /** Where {@code ferry transfer} writes what both repositories were set to before and after. */
    public Path repositorySettings() {
        return folder.resolve("repository-settings.json");
    }

    /** The log file. */
    public Path log() {
        return folder.resolve("ferry.log");
    }
}
