package dev.ferry.cli.doctor;

import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.run.ExitCode;
import dev.ferry.cli.session.Finding;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.importer.Outlook;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who would be notified, and who would be left out without a word. */
final class PeopleLook {
    private final Configuration configuration;
    private final Findings findings;

    PeopleLook(Configuration configuration, Findings findings) {
        this.configuration = configuration;
        this.findings = findings;
    }

    void judge(Outlook outlook) {
        warnOfUnknownOptOuts(outlook.unknownOptOuts());
        warnOfUnmapped(outlook.needs().unmappedAssignees());
        if (!outlook.mentions().isEmpty()) {
            warnOfMentions(outlook.mentions());
        }
    }

    /** Of rows in users.csv that are for nobody in an archive that should hold everybody. */
    void warnOfStrangers(Set<String> strangers) {
        configuration
                .mapping()
                .users()
                .filter(file -> !strangers.isEmpty())
                .ifPresent(file -> findings.add(Finding.warning(
                                "users",
                                String.valueOf(file.getFileName()),
                                "nobody in the archive has the login or id " + Named.first(strangers),
                                "look for a typing error: who is meant stays without an account")
                        .about(strangers)));
    }

    private void warnOfUnknownOptOuts(Set<String> unknown) {
        configuration
                .mapping()
                .optOut()
                .filter(file -> !unknown.isEmpty())
                .ifPresent(file -> findings.add(Finding.warning(
                                "opt-out",
                                String.valueOf(file.getFileName()),
                                "nobody in the archive has the login or id " + Named.first(unknown),
                                "look for a typing error: who is meant stays named")
                        .about(unknown)));
    }

    private void warnOfUnmapped(Map<String, Long> people) {
        if (people.isEmpty()) {
            return;
        }
        long issues = people.values().stream().mapToLong(Long::longValue).sum();
        String file = configuration
                .mapping()
                .users()
                .map(path -> String.valueOf(path.getFileName()))
                .orElse("users.csv");
        findings.add(Finding.warning(
                        "people",
                        file,
                        Figures.count(issues, "issue") + " assigned to "
                                + Figures.count(people.size(), "legacy login") + " that it does not name ("
                                + Named.first(people.keySet()) + "): left unassigned",
                        configuration.mapping().users().isPresent()
                                ? "add a line for each; `ferry users suggest -o new.csv` has them"
                                : "`ferry users suggest` writes it; then name it in ferry.yaml with mapping: { users:"
                                        + " users.csv }")
                .about(people.keySet()));
    }

    private void warnOfMentions(Map<String, Long> mentions) {
        List<String> most = mentions.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> "@" + entry.getKey() + " " + Figures.count(entry.getValue()))
                .toList();
        long texts = mentions.values().stream().mapToLong(Long::longValue).sum();
        String message = Figures.count(mentions.size(), "person").replace("persons", "people")
                + " would be notified by " + Figures.count(texts, "mention") + " (" + Named.first(most) + ")";
        Finding finding = configuration.mapping().liveMentions()
                ? Finding.warning(
                        "mentions", "ferry.yaml", message, "write mapping: { mentions: neutral } unless they want it")
                // What neutral texts are written for; that some got through is a fault of Ferry's, and must not be
                // sent.
                : Finding.error(
                        ExitCode.DATA,
                        "mentions",
                        "texts",
                        message,
                        "take these names out of the texts, and report it");
        findings.add(finding.about(most));
    }
}
