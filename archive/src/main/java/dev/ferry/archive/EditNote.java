package dev.ferry.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The manifest of a packed folder: the old one, brought up to date, with a note of what was edited. */
final class EditNote {
    private EditNote() {}

    static Manifest next(Manifest old, Sha256 oldDigest, ArchiveCounts counts, SortedMap<String, Sha256> entries) {
        List<String> changed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        entries.forEach((name, digest) -> {
            if (!old.entries().containsKey(name)) {
                added.add(name);
            } else if (!digest.equals(old.entries().get(name))) {
                changed.add(name);
            }
        });
        List<String> removed = old.entries().keySet().stream()
                .filter(name -> !entries.containsKey(name))
                .toList();
        List<Manifest.Edit> edits = new ArrayList<>(old.edits());
        boolean edited = !changed.isEmpty() || !added.isEmpty() || !removed.isEmpty();
        if (edited) {
            edits.add(new Manifest.Edit(oldDigest, changed, added, removed));
        }
        return new Manifest(
                old.formatVersion(),
                old.source(),
                old.watermark(),
                counts,
                old.leftOut(),
                old.base(),
                edited ? old.delta().map(Manifest.Delta::withoutResult) : old.delta(),
                edits,
                entries);
    }
}
