package dev.ferry.mapping.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a file, and where it stands. Immutable. */
public sealed interface YamlNode {
    /** From 1, as editors count. */
    record Place(int line, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
        }

        /** As messages name it; the file alone for a place before the first line. */
        String in(String file) {
            return line < 1 ? file : file + " line " + line + ", column " + column;
        }
    }

    /** Where it begins. */
    Place place();

    /** One value, as it was written. */
    record Scalar(Place place, String text) implements YamlNode {}

    /** A key with nothing behind it: the same as no key. */
    record Nothing(Place place) implements YamlNode {}

    /** A list, in the file's order. */
    record Items(Place place, List<YamlNode> items) implements YamlNode {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A group of keys, in the file's order. */
    record Group(Place place, Map<String, Entry> entries) implements YamlNode {
        public Group {
            entries = new LinkedHashMap<>(entries);
        }
    }

    /** A key's place and its value. */
    record Entry(Place key, YamlNode value) {}
}
