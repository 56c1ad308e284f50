package dev.ferry.mapping.render;

import dev.ferry.mapping.labels.LabelRule;
import java.util.List;

/** The labels that bugs.python.org's properties became on python/cpython; a value without a rule makes no label. */
final class BpoLabels {
    static final List<LabelRule> RULES = List.of(
            LabelRule.of("type", "enhancement", "type-feature"),
            LabelRule.of("type", "behavior", "type-bug"),
            LabelRule.of("type", "crash", "type-bug"),
            LabelRule.of("type", "compile error", "type-bug"),
            LabelRule.of("type", "resource usage", "performance"),
            LabelRule.of("type", "performance", "performance"),
            LabelRule.of("type", "security", "type-security"),
            LabelRule.drop("components", "None"),
            LabelRule.of("components", "Library (Lib)", "library"),
            LabelRule.of("components", "Interpreter Core", "interpreter-core"),
            LabelRule.of("components", "Extension Modules", "extension-modules"),
            LabelRule.of("components", "Documentation", "docs"),
            LabelRule.of("components", "Build", "build"),
            LabelRule.of("components", "Tests", "tests"),
            LabelRule.of("components", "*", "expert-{slug}"),
            // Versions that were maintained when the tracker was left.
            LabelRule.of("versions", "Python 3.7", "3.7"),
            LabelRule.of("versions", "Python 3.8", "3.8"),
            LabelRule.of("versions", "Python 3.9", "3.9"),
            LabelRule.of("versions", "Python 3.10", "3.10"),
            LabelRule.of("versions", "Python 3.11", "3.11"),
            LabelRule.of("resolution", "not a bug", "invalid"),
            LabelRule.of("priority", "release blocker", "release-blocker"),
            LabelRule.of("priority", "deferred blocker", "deferred-blocker"));

    private BpoLabels() {}
}
