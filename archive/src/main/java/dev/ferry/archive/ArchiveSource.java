package dev.ferry.archive;

import java.util.List;

/**
 * Where an archive's content comes from, as far as the exporter knows before it starts: the kind of tracker
 * ({@code roundup}), its public address, the door it was read through ({@code sqlite}), what that door can not give,
 * and the filters that were set, each as a sentence for people.
 */
public record ArchiveSource(
        String trackerKind, String trackerUrl, String door, List<String> cannotGive, List<String> filters) {
    public ArchiveSource {
        cannotGive = List.copyOf(cannotGive);
        filters = List.copyOf(filters);
    }
}
