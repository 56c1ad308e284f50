package dev.ferry.mapping.labels;

import dev.ferry.archive.ConfigException;
import dev.ferry.mapping.yaml.BadValue;
import dev.ferry.mapping.yaml.Choice;
import dev.ferry.mapping.yaml.ConfigFindings;
import dev.ferry.mapping.yaml.Section;
import dev.ferry.mapping.yaml.YamlNode;
import dev.ferry.mapping.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final Pattern COLOR = Pattern.compile("[0-9A-Fa-f]{6}");

    private LabelMapReader() {}

    /**
     * Reads a file; {@code preset} is what follows its own rules. Throws ConfigException naming what is wrong, all of it, each with
     * its place.
     */
    public static LabelMap read(Path file, List<LabelRule> preset) {
        try {
            return parse(String.valueOf(file.getFileName()), Files.readString(file), preset);
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    "the label map " + file + " does not exist; make it, or take 'labels' out of ferry.yaml", e);
        } catch (CharacterCodingException e) {
            throw new ConfigException("the label map " + file + " is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new ConfigException("the label map " + file + " can not be read: " + e.getMessage(), e);
        }
    }

    static LabelMap parse(String name, String text, List<LabelRule> preset) {
        ConfigFindings findings = new ConfigFindings(name);
        Optional<YamlNode> document = new YamlReader(findings).read(text);
        if (document.filter(node -> !(node instanceof YamlNode.Nothing)).isEmpty()) {
            findings.refuse();
            throw new ConfigException(
                    "the label map " + name + " holds nothing; a label map has 'labels', a list of rules"
                            + " such as { property: type, value: behavior, label: type-bug }, and perhaps 'preset'");
        }
        Section root = Section.root(document, findings);
        boolean withPreset = root.value("preset", Choice::yes).orElse(true);
        List<LabelRule> rules = new ArrayList<>(root.groups("labels", LabelMapReader::rule));
        root.end();
        findings.refuse();
        if (withPreset) {
            rules.addAll(preset);
        }
        return LabelMap.of(rules, findings.properties());
    }

    private static Optional<LabelRule> rule(Section rule) {
        Optional<String> property = rule.requiredProperty("property", "property: type");
        Optional<ValueTest> test = ValueKeys.read(rule, "value: behavior, or a pattern");
        Optional<ValueTemplate> label = rule.value("label", LabelMapReader::label);
        Optional<String> color = rule.value("color", LabelMapReader::color);
        Optional<String> description = rule.value("description", LabelMapReader::description);
        DropKey.read(rule, "label", "label: type-bug");
        return property.flatMap(of -> test.map(fits -> new LabelRule(of, fits, label, color, description)));
    }

    private static ValueTemplate label(String text) {
        ValueTemplate label = ValueTemplate.of(text);
        if (text.isBlank()) {
            throw new BadValue("a label needs a name; write drop: true in its place for none");
        }
        int length = LabelMap.characters(text);
        if (label.isFixed() && length > LabelMap.LONGEST) {
            throw new BadValue("'" + text + "' has " + length + " characters, GitHub takes " + LabelMap.LONGEST);
        }
        return label;
    }

    private static String color(String text) {
        if (!COLOR.matcher(text).matches()) {
            throw new BadValue("'" + text + "' is not six hexadecimal digits");
        }
        return text;
    }

    private static String description(String text) {
        int length = LabelMap.characters(text);
        if (length > LONGEST_DESCRIPTION) {
            throw new BadValue("it has " + length + " characters, GitHub takes " + LONGEST_DESCRIPTION);
        }
        return text;
    }
}
