package dev.ferry.cli.setup;

import dev.ferry.archive.WholeFile;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.doctor.Diagnosis;
import dev.ferry.cli.doctor.Examination;
import dev.ferry.cli.session.MigrationChoice;
import dev.ferry.cli.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferry doctor}: everything that stands in the way, before anything is written. */
@Command(
        name = "doctor",
        description =
                "Look whether everything is ready: tracker, archive, token, repositories, labels, people, disk. Lists all"
                        + " findings at once, each with the cure, and foresees requests, time and notifications."
                        + " Changes nothing on GitHub; all ids are in doctor-report.json.",
        footer = {
            "Examples:",
            "  ferry doctor",
            "  ferry doctor --json",
            "  ferry doctor --frozen",
            "",
            "Next: ferry export; where there is an archive already, ferry import"
        })
public final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private MigrationChoice choice = new MigrationChoice();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Option(
            names = "--frozen",
            description = {
                "instead, try through REST whether the tracker really is read-only: create an issue, change a title,",
                "and undo what went through; ends with 3 when anything did"
            })
    private boolean frozen;

    public DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (frozen) {
            return new FreezeLook(session, json).look().code();
        }
        Workspace workspace = session.workspace();
        Diagnosis diagnosis = new Examination(session, workspace, choice).diagnose();
        String report = diagnosis.json();
        keep(workspace.doctorReport(), report);
        if (json) {
            session.console().result(report);
        } else {
            diagnosis.lines().forEach(session.console()::result);
        }
        return diagnosis.exit().code();
    }

    /** A workspace that can not be written to is told, and what was found all the same. */
    private void keep(Path file, String report) {
        try {
            WholeFile.write(file, report + "\n");
        } catch (IOException e) {
            session.console()
                    .say("can not write " + file + ": " + e + "; see that there is room and it may be written");
        }
    }
}
