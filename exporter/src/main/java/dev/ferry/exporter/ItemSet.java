package dev.ferry.exporter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Items such as {@code file12}, each once, by name and then by number. A filter may leave nearly everything out: an item
 * takes a bit here where it would take some dozens of bytes as a text.
 */
final class ItemSet implements Iterable<String> {
    /** So a name takes 2 MiB at most; larger numbers are kept as texts. */
    private static final int NUMBERS = 1 << 24;

    private final SortedMap<String, BitSet> numbered = new TreeMap<>();
    private final SortedSet<String> others = new TreeSet<>();

    void add(String item) {
        int digits = item.length();
        while (digits > 0 && isDigit(item.charAt(digits - 1))) {
            digits--;
        }
        String number = item.substring(digits);
        boolean plain = !number.isEmpty() && number.length() <= 8 && number.charAt(0) != '0';
        if (plain && Integer.parseInt(number) < NUMBERS) {
            numbered.computeIfAbsent(item.substring(0, digits), name -> new BitSet())
                    .set(Integer.parseInt(number));
        } else {
            others.add(item);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    long size() {
        return others.size()
                + numbered.values().stream().mapToLong(BitSet::cardinality).sum();
    }

    /** For people: {@code file3, file7-12, file20}. Runs of numbers are told by their ends. */
    List<String> inRanges() {
        List<String> ranges = new ArrayList<>();
        numbered.forEach((name, numbers) -> {
            for (int first = numbers.nextSetBit(0); first >= 0; ) {
                int end = numbers.nextClearBit(first);
                ranges.add(name + first + (end - first == 1 ? "" : "-" + (end - 1)));
                first = numbers.nextSetBit(end);
            }
        });
        ranges.addAll(others);
        return ranges;
    }

    @Override
    public Iterator<String> iterator() {
        Iterator<String> rest = others.iterator();
        Iterator<String> names = numbered.keySet().iterator();
        return new Iterator<>() {
            private String name = "";
            private BitSet numbers = new BitSet();
            private int next = -1;

            @Override
            public boolean hasNext() {
                while (next < 0 && names.hasNext()) {
                    name = names.next();
                    numbers = numbered.getOrDefault(name, numbers);
                    next = numbers.nextSetBit(0);
                }
                return next >= 0 || rest.hasNext();
            }

            @Override
            public String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (next < 0) {
                    return rest.next();
                }
                String item = name + next;
                next = numbers.nextSetBit(next + 1);
                return item;
            }
        };
    }
}
