package dev.ferry.mapping.render;

import dev.ferry.mapping.links.LinkFinder;
import dev.ferry.mapping.links.SourceLayout;
import dev.ferry.mapping.links.WordPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What led somewhere on bugs.python.org beside issues: PEPs, the developer's guide, and CPython's files. */
final class BpoLinks {
    static final List<LinkFinder> PATTERNS = List.of(
            WordPattern.of("(?i)PEP\\s*([0-9]{1,4})", "https://peps.python.org/pep-{1:4}/"),
            WordPattern.of("devguide/((?:[\\w./#-]*[\\w/])?)", "https://devguide.python.org/{1}"));

    static final SourceLayout SOURCES = new SourceLayout(
            List.of(
                    "Demo",
                    "Doc",
                    "Grammar",
                    "Include",
                    "Lib",
                    "Mac",
                    "Misc",
                    "Modules",
                    "Objects",
                    "PC",
                    "PCbuild",
                    "Parser",
                    "Programs",
                    "Python",
                    "RISCOS",
                    "Tools"),
            versions(),
            Optional.of("Lib"));

    private static final int LAST_OF_TWO = 7;
    private static final int LAST_OF_THREE = 14;

    private BpoLinks() {}

    /** Each version has a branch of its name, or a tag where the branch was closed. */
    private static Map<String, String> versions() {
        Map<String, String> versions = new HashMap<>();
        for (int minor = 0; minor <= LAST_OF_TWO; minor++) {
            versions.put("2." + minor, "2." + minor);
        }
        for (int minor = 0; minor <= LAST_OF_THREE; minor++) {
            versions.put("3." + minor, "3." + minor);
        }
        return versions;
    }
}
