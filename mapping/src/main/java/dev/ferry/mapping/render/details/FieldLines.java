package dev.ferry.mapping.render.details;

import java.util.ArrayList;
import java.util.List;

/** Shares room among fields: short ones are written whole, and what they leave is for the long ones in equal parts. */
final class FieldLines {
    private final int longest;

    private FieldLines(int longest) {
        this.longest = longest;
    }

    static FieldLines sharing(int room, List<Field> fields) {
        int[] lengths =
                fields.stream().mapToInt(field -> field.length() + 1).sorted().toArray();
        int left = room;
        for (int i = 0; i < lengths.length; i++) {
            int share = left / (lengths.length - i);
            if (lengths[i] > share) {
                return new FieldLines(share - 1);
            }
            left -= lengths[i];
        }
        return new FieldLines(Integer.MAX_VALUE);
    }

    List<String> write(List<Field> fields, List<String> below) {
        List<String> lines = new ArrayList<>(fields.size());
        for (Field field : fields) {
            lines.add(field.length() <= longest ? field.line() : field.cut(longest, below));
        }
        return lines;
    }
}
