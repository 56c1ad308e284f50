package dev.ferry.mapping.preview;

import java.util.Optional;
import org.jsoup.nodes.Element;

/** What is shown in place of a number that GitHub would link; empty where nobody knows the number, which is then marked. */
@FunctionalInterface
interface NumberLinks {
    /** {@code shown} is {@code #12}, {@code owner/name#12} or {@code GH-12}, as it stands in the text. */
    Optional<Element> of(String shown);

    /** No number is known. */
    static NumberLinks none() {
        return shown -> Optional.empty();
    }
}
