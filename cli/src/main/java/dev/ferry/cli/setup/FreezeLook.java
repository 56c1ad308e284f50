package dev.ferry.cli.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.terminal.Safe;
import dev.ferry.exporter.FreezeReport;
import dev.ferry.exporter.roundup.RestAccess;
import dev.ferry.exporter.roundup.RoundupFreeze;
import java.util.Locale;

/** {@code ferry doctor --frozen}: says what it is going to try, tries it, and tells how the tracker took it. */
final class FreezeLook {
    private final Session session;
    private final boolean json;

    FreezeLook(Session session, boolean json) {
        this.session = session;
        this.json = json;
    }

    ExitCode look() {
        RestAccess access = session.workspace().configuration().needSource().needRest();
        session.console()
                .say("Trying to write to " + access + ": an issue is created, without a message, so that nobody gets"
                        + " mail, and a title is changed (of that issue, or else of the newest one). What goes through is"
                        + " undone.");
        FreezeReport report = RoundupFreeze.attempt(access, session.clock());
        if (json) {
            session.console().result(json(report));
        } else {
            tell(report);
        }
        return report.frozen() && report.remains().isEmpty() ? ExitCode.DONE : ExitCode.CONFIGURATION;
    }

    private void tell(FreezeReport report) {
        say("create an issue: " + words(report.create()));
        say("change the title" + report.issue().map(id -> " of issue " + id).orElse("") + ": " + words(report.edit()));
        report.traces().forEach(trace -> say("it leaves a trace: " + trace));
        report.remains().forEach(what -> say("error: NOT UNDONE: " + what));
        if (report.frozen()) {
            say("Read-only: the tracker refused both to this login. One with more rights may still write.");
        } else if (unclear(report.create()) || unclear(report.edit())) {
            say("Not proved: the tracker's answers do not tell; look at its log and at its rights, then try again.");
        } else {
            say("NOT read-only: take the rights to create and edit issues, messages and files from everybody, then"
                    + " run `ferry doctor --frozen` again.");
        }
    }

    private static boolean unclear(FreezeReport.Attempt attempt) {
        return attempt.verdict() == FreezeReport.Verdict.UNCLEAR;
    }

    private void say(String line) {
        session.console().result(Safe.line(line));
    }

    private static String words(FreezeReport.Attempt attempt) {
        return verdict(attempt).replace('_', ' ') + " (" + attempt.answer() + ")";
    }

    private static String verdict(FreezeReport.Attempt attempt) {
        return attempt.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static String json(FreezeReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("frozen", report.frozen());
        attempt(json.putObject("create"), report.create());
        ObjectNode edit = json.putObject("edit");
        attempt(edit, report.edit());
        report.issue().ifPresent(id -> edit.put("issue", id));
        ArrayNode traces = json.putArray("traces");
        report.traces().forEach(traces::add);
        ArrayNode remains = json.putArray("remains");
        report.remains().forEach(remains::add);
        return json.toString();
    }

    private static void attempt(ObjectNode json, FreezeReport.Attempt attempt) {
        json.put("verdict", verdict(attempt)).put("answer", attempt.answer());
    }
}
