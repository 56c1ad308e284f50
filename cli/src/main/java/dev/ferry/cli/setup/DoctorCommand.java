package dev.ferry.cli.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Finding;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.cli.terminal.Safe;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferry doctor}: everything that stands in the way, before anything is written. */
@Command(
        name = "doctor",
        description =
                "Look whether everything is ready: tracker, archive, token, repositories, labels, people. Lists all"
                        + " findings at once, each with the cure; changes nothing.",
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
    public Integer call() {
        if (frozen) {
            return new FreezeLook(session, json).look().code();
        }
        Workspace workspace = session.workspace();
        List<Finding> findings = new Examination(session, workspace).findings();
        if (json) {
            session.console().result(json(findings));
        } else {
            findings.forEach(finding -> session.console()
                    .result((finding.error() ? "error: " : "warning: ") + Safe.line(finding.toString())));
            long errors = findings.stream().filter(Finding::error).count();
            session.console()
                    .result(
                            errors == 0
                                    ? "Ready: nothing stands in the way."
                                    : Figures.count(errors, "error") + (errors == 1 ? "; mend it" : "; mend them")
                                            + ", then run `ferry doctor` again.");
        }
        return findings.stream()
                .filter(Finding::error)
                .findFirst()
                .map(Finding::exit)
                .orElse(ExitCode.DONE)
                .code();
    }

    private static String json(List<Finding> findings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ready", findings.stream().noneMatch(Finding::error));
        ArrayNode list = json.putArray("findings");
        findings.forEach(finding -> list.addObject()
                .put("severity", finding.error() ? "error" : "warning")
                .put("check", finding.check())
                .put("item", finding.item())
                .put("message", finding.message())
                .put("cure", finding.cure()));
        return json.toString();
    }
}
