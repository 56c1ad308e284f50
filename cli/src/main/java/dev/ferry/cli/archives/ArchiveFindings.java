package dev.ferry.cli.archives;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.Finding;
import dev.ferry.cli.terminal.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a check of an archive found, for people and for scripts. A fault of the tracker tends to sit in thousands of
 * records: people see the first of each kind and how many there are, scripts get all.
 */
public final class ArchiveFindings {
    private static final int SHOWN_OF_A_KIND = 10;
    /** What differs between two findings of one kind: ids, numbers, digests, quoted texts. */
    private static final Pattern PARTICULAR = Pattern.compile("'[^']*'|\\b(issue|message|file|user) \\S+|\\w*\\d\\w*");

    private final List<Finding> findings;

    public ArchiveFindings(List<Finding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** Those that make the archive unusable. */
    public List<Finding> errors() {
        return findings.stream().filter(ArchiveFindings::isError).toList();
    }

    /** One finding a line; of each kind the first ten, then how many more. */
    List<String> lines() {
        Map<String, List<Finding>> kinds = new LinkedHashMap<>();
        findings.forEach(finding ->
                kinds.computeIfAbsent(kind(finding), key -> new ArrayList<>()).add(finding));
        List<String> lines = new ArrayList<>();
        for (List<Finding> kind : kinds.values()) {
            kind.stream().limit(SHOWN_OF_A_KIND).forEach(finding -> lines.add(severity(finding) + ": " + finding));
            if (kind.size() > SHOWN_OF_A_KIND) {
                lines.add(severity(kind.get(0)) + ": and " + Figures.count(kind.size() - SHOWN_OF_A_KIND)
                        + " more of this kind; --json lists them all");
            }
        }
        return lines;
    }

    /** Of the worst finding: where bytes are lost, mending a record does not help. */
    Finding.Cure cure() {
        return errors().stream()
                .map(Finding::cure)
                .filter(cure -> cure != Finding.Cure.MEND)
                .findFirst()
                .orElse(Finding.Cure.MEND);
    }

    /** All findings; the names are a promise to people's scripts. */
    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("valid", errors().isEmpty());
        ArrayNode list = json.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode one = list.addObject().put("severity", severity(finding)).put("entry", finding.entry());
            finding.line().ifPresentOrElse(line -> one.put("line", line), () -> one.putNull("line"));
            one.put("message", finding.message()).put("cure", finding.cure().words());
        }
        return json.toString();
    }

    private static String kind(Finding finding) {
        return severity(finding) + PARTICULAR.matcher(finding.message()).replaceAll("");
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    private static boolean isError(Finding finding) {
        return finding.severity() == Finding.Severity.ERROR;
    }
}
