package dev.ferry.mapping.labels;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.ferry.archive.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads labels.yaml:
 * <pre>
 * preset: true                   # the preset's rules follow these; false: these alone
 * labels:
 *   - { property: type, value: behavior, label: type-bug, color: d73a4a, description: Something is wrong }
 *   - { property: components, value: "*", label: "expert-{slug}" }
 *   - { property: priority, value: normal, drop: true }
 *   - { property: versions, pattern: "Python (3\\.[0-9]+)", label: "{star}" }
 * </pre>
 */
public final class LabelMapReader {
    private static final int LONGEST_DESCRIPTION = 100;
    private static final String SHAPE =
            "; a label map has 'labels', a list of rules such as { property: type, value: behavior, label: type-bug },"
                    + " where 'pattern' may stand for 'value', 'color', 'description' and 'drop' may stand too, and beside it 'preset'";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private LabelMapReader() {}

    /** Reads a file; {@code preset} is what follows its own rules. Throws ConfigException naming what is wrong, all of it. */
    public static LabelMap read(Path file, List<LabelRule> preset) {
        try {
            return parse(file.toString(), Files.readString(file), preset);
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    "the label map " + file + " does not exist; make it, or take 'labels' out of ferry.yaml", e);
        } catch (IOException e) {
            throw new ConfigException("the label map " + file + " can not be read: " + e.getMessage(), e);
        }
    }

    static LabelMap parse(String name, String text, List<LabelRule> preset) {
        Document document;
        try {
            document = YAML.readValue(text, Document.class);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ConfigException("the label map " + name + ", line " + line + ": " + explain(e), e);
        }
        if (document == null) {
            throw new ConfigException("the label map " + name + " holds nothing" + SHAPE);
        }
        List<String> findings = new ArrayList<>();
        List<LocatedRule> own = document.labels().orElse(List.of());
        for (int i = 0; i < own.size(); i++) {
            LocatedRule located = own.get(i);
            if (located == null) {
                findings.add("rule " + (i + 1) + " is empty");
            } else {
                check("line " + located.line() + ", rule " + (i + 1), located.rule(), findings);
            }
        }
        if (!findings.isEmpty()) {
            throw new ConfigException("the label map " + name + ": " + String.join("; ", findings));
        }
        List<LabelRule> rules =
                new ArrayList<>(own.stream().map(LocatedRule::rule).toList());
        if (document.preset().orElse(true)) {
            rules.addAll(preset);
        }
        return LabelMap.of(rules);
    }

    /** The mistake in the file's own words, and what belongs there: Jackson speaks of its classes. */
    private static String explain(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "the key '" + unknown.getPropertyName() + "' is not known" + SHAPE;
        }
        return e instanceof JsonMappingException ? "this is no label map" + SHAPE : e.getOriginalMessage();
    }

    private static void check(String which, LabelRule rule, List<String> findings) {
        if (rule.property() == null
                || rule.value().isPresent() == rule.pattern().isPresent()) {
            findings.add(which + " needs 'property', and 'value' or 'pattern'");
            return;
        }
        if (rule.drop() == rule.label().isPresent()) {
            String fits = rule.value().or(rule::pattern).orElse("");
            findings.add(which + " (" + rule.property() + ": " + fits + ") needs either 'label' or 'drop: true'");
        }
        try {
            ValueTest.of(rule);
        } catch (IllegalArgumentException e) {
            findings.add(which + ": pattern '" + rule.pattern().orElse("") + "' is no regular expression of RE2's: "
                    + e.getMessage());
        }
        rule.label()
                .filter(label -> !label.contains("{") && label.length() > LabelMap.LONGEST)
                .ifPresent(label -> findings.add(which + ": label '" + label + "' has " + label.length()
                        + " characters, GitHub takes " + LabelMap.LONGEST));
        rule.color()
                .filter(color -> !color.matches("[0-9A-Fa-f]{6}"))
                .ifPresent(color -> findings.add(which + ": colour '" + color + "' is not six hexadecimal digits"));
        rule.description()
                .filter(text -> text.length() > LONGEST_DESCRIPTION)
                .ifPresent(text -> findings.add(which + ": the description has " + text.length()
                        + " characters, GitHub takes " + LONGEST_DESCRIPTION));
    }

    private record Document(Optional<Boolean> preset, Optional<List<LocatedRule>> labels) {}
}
