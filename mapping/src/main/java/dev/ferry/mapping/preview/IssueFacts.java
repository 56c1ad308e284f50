package dev.ferry.mapping.preview;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An issue's flags, each with what there is of it: references, names, message ids; the list may be empty. */
record IssueFacts(SortedMap<Flag, List<String>> flags) {
    IssueFacts {
        flags = Collections.unmodifiableSortedMap(new TreeMap<>(flags));
    }
}
