package dev.ferry.mapping.render;

import dev.ferry.mapping.links.WordLinks;
import java.util.List;

/**
 * What leads somewhere in the tracker's texts beside its own issues.
 *
 * @param otherUrls other addresses that the tracker had, such as an older one
 * @param words words that become links when a text is rendered
 */
public record ReferenceOptions(List<String> otherUrls, WordLinks words) {
    public ReferenceOptions {
        otherUrls = List.copyOf(otherUrls);
    }

    /** What the preset alone has. */
    public static ReferenceOptions of(Preset preset) {
        return new ReferenceOptions(List.of(), WordLinks.of(preset.patterns()));
    }
}
