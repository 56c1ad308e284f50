package dev.ferry.cli.config;

import dev.ferry.mapping.labels.ValueKeys;
import dev.ferry.mapping.labels.ValueTest;
import dev.ferry.mapping.render.CloseReason;
import dev.ferry.mapping.render.ReasonRule;
import dev.ferry.mapping.render.StateRule;
import dev.ferry.mapping.yaml.Choice;
import dev.ferry.mapping.yaml.Section;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * When an issue is closed, and as what. What is left out is the preset's.
 *
 * @param property the property that says so
 * @param closed its values that mean closed
 * @param reasons which values of any property say as what
 */
public record StateSection(Optional<String> property, List<String> closed, List<ReasonRule> reasons) {
    public StateSection {
        closed = List.copyOf(closed);
        reasons = List.copyOf(reasons);
    }

    static StateSection read(Section section) {
        StateSection state = new StateSection(
                section.property("property"),
                section.list("closed", text -> text),
                section.groups("reasons", StateSection::rule));
        if (state.property.isPresent() && state.closed.isEmpty()) {
            section.refuse("property", "'closed' is needed beside it: the values that mean closed, such as [ closed ]");
        }
        return state;
    }

    static StateSection absent() {
        return new StateSection(Optional.empty(), List.of(), List.of());
    }

    /** The rule of a preset with what stands here in the place of its own. */
    public StateRule of(StateRule preset) {
        return new StateRule(
                property.orElse(preset.property()),
                closed.isEmpty() ? preset.closedValues() : Set.copyOf(closed),
                reasons.isEmpty() ? preset.reasons() : reasons);
    }

    private static Optional<ReasonRule> rule(Section rule) {
        Optional<String> property = rule.requiredProperty("property", "property: resolution");
        Optional<ValueTest> test = ValueKeys.read(rule, "value: rejected, or a pattern");
        Optional<CloseReason> reason = rule.required(
                "reason", "reason: not_planned", text -> Choice.of(text, CloseReason.values(), StateSection::word));
        return property.flatMap(name -> test.flatMap(fits -> reason.map(why -> new ReasonRule(name, fits, why))));
    }

    private static String word(CloseReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
