package dev.ferry.transfer.reading;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A sequence in pieces of at most so many elements, taken from it as they are asked for. */
public record Chunks<T>(Iterable<T> elements, int size) implements Iterable<List<T>> {
    @Override
    public Iterator<List<T>> iterator() {
        Iterator<T> all = elements.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public List<T> next() {
                List<T> chunk = new ArrayList<>();
                chunk.add(all.next());
                while (chunk.size() < size && all.hasNext()) {
                    chunk.add(all.next());
                }
                return List.copyOf(chunk);
            }
        };
    }
}
