package dev.ferry.mapping.labels;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Property;
import dev.ferry.archive.Value;
import dev.ferry.mapping.yaml.PropertyName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which labels an issue gets: for every value of every property the first rule that matches counts; a value without a
 * rule makes no label. Labels compare without regard to case, as GitHub's do. Immutable.
 */
public final class LabelMap {
    /** GitHub's longest label name, in characters. */
    public static final int LONGEST = 50;

    private final Map<String, List<RankedRule>> byProperty;

    private final List<PropertyName> written;

    private LabelMap(List<LabelRule> rules, List<PropertyName> written) {
        this.written = List.copyOf(written);
        byProperty = IntStream.range(0, rules.size())
                .mapToObj(i -> new RankedRule(i, rules.get(i)))
                .collect(Collectors.groupingBy(ranked -> ranked.rule().property()));
    }

    /** A map with these rules, the first one that matches winning. */
    public static LabelMap of(List<LabelRule> rules) {
        return of(rules, List.of());
    }

    /** The same; {@code written} are the properties that somebody wrote into a file, with their places. */
    static LabelMap of(List<LabelRule> rules, List<PropertyName> written) {
        return new LabelMap(rules, written);
    }

    /** No labels at all. */
    public static LabelMap empty() {
        return of(List.of());
    }

    /** The properties that labels.yaml names; none of a preset's. */
    public List<PropertyName> writtenProperties() {
        return written;
    }

    /** The labels of an issue, sorted by name, each once. */
    public List<LabelSpec> labels(Issue issue) {
        Map<String, LabelSpec> labels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Property property : issue.properties()) {
            for (Value value : property.values()) {
                label(property.name(), value.text()).ifPresent(label -> labels.putIfAbsent(label.name(), label));
            }
        }
        return List.copyOf(labels.values());
    }

    /** The names of an issue's labels in the order of the rules, each once: what the first rules say stands first. */
    public List<String> byRank(Issue issue) {
        Map<String, Ranked> labels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Property property : issue.properties()) {
            for (Value value : property.values()) {
                ranked(property.name(), value.text())
                        .ifPresent(label -> labels.merge(
                                label.spec().name(), label, (one, other) -> other.rank() < one.rank() ? other : one));
            }
        }
        return labels.values().stream()
                .sorted(Comparator.comparingInt(Ranked::rank))
                .map(label -> label.spec().name())
                .toList();
    }

    /** What GitHub would refuse in the issue's labels, one line each, ready to be shown. */
    public List<String> problems(String item, Issue issue) {
        return labels(issue).stream()
                .flatMap(label -> problem(item, label).stream())
                .toList();
    }

    /** What GitHub would refuse in a label that an item gets, ready to be shown. */
    public static Optional<String> problem(String item, LabelSpec label) {
        int length = characters(label.name());
        if (length > LONGEST) {
            return Optional.of(item + ": label '" + label.name() + "' has " + length + " characters, GitHub takes "
                    + LONGEST + "; shorten it in labels.yaml");
        }
        return label.name().isBlank()
                ? Optional.of(item + ": a label has an empty name; mend its rule in labels.yaml")
                : Optional.empty();
    }

    /** How long GitHub finds a name: in characters as people count them, not in UTF-16 units. */
    static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The labels that the rules name whatever the issues hold, for those who prepare a repository. */
    public Stream<LabelSpec> fixedLabels() {
        return byProperty.values().stream()
                .flatMap(List::stream)
                .map(RankedRule::rule)
                .filter(rule -> rule.label().filter(ValueTemplate::isFixed).isPresent())
                .flatMap(rule -> rule.apply("", "").stream());
    }

    private Optional<LabelSpec> label(String property, String text) {
        return ranked(property, text).map(Ranked::spec);
    }

    private Optional<Ranked> ranked(String property, String text) {
        for (RankedRule ranked : byProperty.getOrDefault(property, List.of())) {
            Optional<String> star = ranked.rule().test().star(text);
            if (star.isPresent()) {
                return ranked.rule().apply(text, star.get()).map(spec -> new Ranked(ranked.rank(), spec));
            }
        }
        return Optional.empty();
    }

    /** A label, and which rule made it, counted from 0. */
    private record Ranked(int rank, LabelSpec spec) {}

    private record RankedRule(int rank, LabelRule rule) {}
}
