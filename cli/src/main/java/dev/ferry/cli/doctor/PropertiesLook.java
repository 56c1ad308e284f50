package dev.ferry.cli.doctor;

import dev.ferry.cli.config.Configuration;
import dev.ferry.cli.session.Finding;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.importer.Outlook;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.yaml.PropertyName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules that fit nothing because no issue has their property. Only what people wrote is looked at: a preset names properties that
 * a tracker may lack.
 */
final class PropertiesLook {
    private final List<PropertyName> written;
    private final Findings findings;

    PropertiesLook(Configuration configuration, RenderContext context, Findings findings) {
        this.findings = findings;
        written = Stream.concat(configuration.properties().stream(), context.labels().writtenProperties().stream())
                .toList();
    }

    /** Every name that was written. */
    Set<String> names() {
        return written.stream().map(PropertyName::name).collect(Collectors.toSet());
    }

    void judge(Outlook outlook) {
        Map<String, List<PropertyName>> places = written.stream()
                .filter(one -> outlook.missingProperties().contains(one.name()))
                .collect(Collectors.groupingBy(
                        one -> one.file() + ' ' + one.name(), LinkedHashMap::new, Collectors.toList()));
        places.values().forEach(same -> findings.add(warning(same, outlook.properties())));
    }

    /** About a name that one file has once or several times. */
    private static Finding warning(List<PropertyName> same, Set<String> known) {
        PropertyName first = same.get(0);
        int more = same.size() - 1;
        String meant = first.meant(known);
        Finding finding = Finding.warning(
                "properties",
                first.where(),
                first.path() + ": no issue in the archive has a property '" + first.name() + "'"
                        + (more == 0 ? "" : ", which stands in " + Figures.count(more, "more rule") + " there"),
                meant.isEmpty()
                        ? "look for a typing error; `ferry archive show ID` shows an issue's properties"
                        : meant);
        return more == 0
                ? finding
                : finding.about(same.stream()
                        .map(one -> one.where() + ": " + one.path())
                        .toList());
    }
}
