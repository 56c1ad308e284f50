package dev.ferry.exporter;

import dev.ferry.archive.LegacyId;
import java.util.List;

/**
 * What became of a tracker between two looks.
 *
 * @param added issues that were not there before
 * @param changed issues of which anything changed, be it a linked message or file
 * @param gone issues that were retired or removed
 * @param users how many users were added, changed or removed
 * @param compared how many issues there were at the first look
 */
public record Changes(List<LegacyId> added, List<LegacyId> changed, List<LegacyId> gone, long users, long compared) {
    public Changes {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        gone = List.copyOf(gone);
    }

    public boolean none() {
        return issues() == 0 && users == 0;
    }

    public long issues() {
        return (long) added.size() + changed.size() + gone.size();
    }
}
