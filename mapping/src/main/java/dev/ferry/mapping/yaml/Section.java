package dev.ferry.mapping.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One group of keys of a file. Who reads it asks for each key that there is and then calls {@link #end()};
 * what is wrong becomes a finding with its place, and reading goes on, so that all findings come at once. Values are parsed by
 * functions that refuse with {@link BadValue}. For one thread.
 */
public final class Section {
    private final String path;
    private final YamlNode.Place place;
    private final Map<String, YamlNode.Entry> entries;
    private final UnaryOperator<String> variables;
    private final ConfigFindings findings;
    private final TreeSet<String> known = new TreeSet<>();

    private Section(
            String path,
            YamlNode.Place place,
            Map<String, YamlNode.Entry> entries,
            UnaryOperator<String> variables,
            ConfigFindings findings) {
        this.path = path;
        this.place = place;
        this.entries = entries;
        this.variables = variables;
        this.findings = findings;
    }

    /** The whole of a file that has no variables. */
    public static Section root(Optional<YamlNode> node, ConfigFindings findings) {
        return root(node, UnaryOperator.identity(), findings);
    }

    /** The whole file; {@code variables} fills them in and refuses with {@link BadValue}. */
    public static Section root(Optional<YamlNode> node, UnaryOperator<String> variables, ConfigFindings findings) {
        YamlNode.Place start = new YamlNode.Place(1, 1);
        Map<String, YamlNode.Entry> entries = Map.of();
        if (node.isPresent() && node.get() instanceof YamlNode.Group group) {
            entries = group.entries();
        } else if (node.isPresent() && !(node.get() instanceof YamlNode.Nothing)) {
            findings.add(node.get().place(), "", "a group of keys is needed here");
        }
        return new Section("", start, entries, variables, findings);
    }

    /** A group of keys inside this one, read at once; empty where it is absent or could not be used. */
    public <T> Optional<T> section(String key, Function<Section, Optional<T>> read) {
        return node(key).flatMap(node -> group(node, path(key), entry(key).key(), read));
    }

    /** A value with its variables filled in; {@code parse} refuses with {@link BadValue}. */
    public <T> Optional<T> value(String key, Function<String, T> parse) {
        return asWritten(key, text -> parse.apply(variables.apply(text)));
    }

    /** The same with the variables left as they are written. */
    public <T> Optional<T> asWritten(String key, Function<String, T> parse) {
        return node(key).flatMap(node -> parsed(node, path(key), parse));
    }

    /** A value that must be there; its absence is a finding. */
    public <T> Optional<T> required(String key, String example, Function<String, T> parse) {
        return requiredAsWritten(key, example, text -> parse.apply(variables.apply(text)));
    }

    /** The same with the variables left as they are written. */
    public <T> Optional<T> requiredAsWritten(String key, String example, Function<String, T> parse) {
        Optional<T> value = asWritten(key, parse);
        if (node(key).isEmpty()) {
            findings.add(place, path, "the key '" + key + "' is missing; write " + example);
        }
        return value;
    }

    /** The name of a property of the old tracker; it is kept with its place, for those who can judge it. */
    public Optional<String> property(String key) {
        Optional<String> name = value(key, text -> text);
        name.ifPresent(property -> findings.name(node(key).orElseThrow().place(), path(key), property));
        return name;
    }

    /** The same of one that must be there; its absence is a finding. */
    public Optional<String> requiredProperty(String key, String example) {
        return has(key) ? property(key) : required(key, example, text -> text);
    }

    /** A list of groups of keys; without those that can not be used. */
    public <T> List<T> groups(String key, Function<Section, Optional<T>> read) {
        return items(
                key,
                "a list of groups is needed here, such as [ { a: b }, { a: c } ]",
                (item, where) -> group(item, where, item.place(), read));
    }

    /** A list of values; without those that can not be used. */
    public <T> List<T> list(String key, Function<String, T> parse) {
        return listAsWritten(key, (where, text) -> parse.apply(variables.apply(text)));
    }

    /** The same with the variables left as they are written; each is told the path of its place, such as {@code a.b[2]}. */
    public <T> List<T> listAsWritten(String key, BiFunction<String, String, T> parse) {
        return items(
                key,
                "a list is needed here, such as [ a, b ]",
                (item, where) -> parsed(item, where, text -> parse.apply(where, text)));
    }

    /** Whether the key is there, with something behind it. */
    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** Whether a group of keys stands behind the key. */
    public boolean isGroup(String key) {
        return node(key).filter(YamlNode.Group.class::isInstance).isPresent();
    }

    /** Something about a key that only its reader sees. */
    public void refuse(String key, String reason) {
        findings.add(entries.containsKey(key) ? entry(key).key() : place, path, reason);
    }

    /** Every key that nobody asked for is a finding. */
    public void end() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                String meant = Suggestion.question(key, known);
                findings.add(
                        entry.key(),
                        path,
                        "the key '" + key + "' is not known; " + (meant.isEmpty() ? "the" : meant + " The")
                                + " keys here are " + String.join(", ", known));
            }
        });
    }

    /** What {@code read} makes of the items of a list, each of which it is told with its path; {@code needed} tells how to write one. */
    private <T> List<T> items(String key, String needed, BiFunction<YamlNode, String, Optional<T>> read) {
        Optional<YamlNode> node = node(key);
        List<T> values = new ArrayList<>();
        if (node.isPresent() && node.get() instanceof YamlNode.Items list) {
            int number = 0;
            for (YamlNode item : list.items()) {
                number++;
                read.apply(item, path(key) + "[" + number + "]").ifPresent(values::add);
            }
        } else {
            node.ifPresent(other -> findings.add(other.place(), path(key), needed));
        }
        return values;
    }

    private <T> Optional<T> group(
            YamlNode node, String where, YamlNode.Place start, Function<Section, Optional<T>> read) {
        if (!(node instanceof YamlNode.Group group)) {
            findings.add(node.place(), where, "a group of keys is needed here");
            return Optional.empty();
        }
        Section inner = new Section(where, start, group.entries(), variables, findings);
        Optional<T> value = read.apply(inner);
        inner.end();
        return value;
    }

    private <T> Optional<T> parsed(YamlNode node, String where, Function<String, T> parse) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            findings.add(node.place(), where, "one value is needed here, not a list or a group of keys");
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(scalar.text()));
        } catch (BadValue e) {
            findings.add(node.place(), where, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<YamlNode> node(String key) {
        known.add(key);
        return entries.containsKey(key)
                ? Optional.of(entry(key).value()).filter(node -> !(node instanceof YamlNode.Nothing))
                : Optional.empty();
    }

    private YamlNode.Entry entry(String key) {
        return Optional.ofNullable(entries.get(key)).orElseThrow();
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
