package dev.ferry.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where each issue's line stands (the number of its entry and the offset in it), and its title. Built in one pass; then thread-safe. */
final class IssueIndex {
    private final IdIndex places = new IdIndex();
    private final Titles titles = new Titles();

    /** An entry's position in the list of entries, and the offset of a line in it. */
    record Place(int entry, int offset) {
        static Place of(long packed) {
            return new Place((int) (packed >>> 32), (int) packed);
        }

        long packed() {
            return (long) entry << 32 | offset;
        }
    }

    static IssueIndex build(List<String> entries, Iterator<byte[]> contents) {
        IssueIndex index = new IssueIndex();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            byte[] bytes = contents.next();
            int entryNumber = i;
            new JsonLines(entry, bytes).forEach((line, offset, length) -> {
                Head head = head(entry, line, bytes, offset, length);
                String id = head.id();
                if (index.places
                        .putIfAbsent(id, new Place(entryNumber, offset).packed())
                        .isPresent()) {
                    throw new DamageException(
                            Finding.error(entry, line, "issue " + Printable.of(id) + " stands in the archive twice"));
                }
                head.title().ifPresent(title -> index.titles.put(id, title));
            });
        }
        return index;
    }

    Optional<Place> find(LegacyId id) {
        OptionalLong place = places.get(id.value());
        return place.isEmpty() ? Optional.empty() : Optional.of(Place.of(place.getAsLong()));
    }

    /** The title, where it is kept; of an issue without one here, the line itself has to be asked. */
    Optional<String> title(LegacyId id) {
        return titles.find(id.value());
    }

    /** The id of a line's issue. */
    static String id(String entry, long line, byte[] bytes, int offset, int length) {
        return head(entry, line, bytes, offset, length).id();
    }

    /** What an issue's line begins with, unless somebody's hand moved it. */
    private record Head(String id, Optional<String> title) {}

    /** Reads on until both are seen; the rest of the line is not parsed. */
    private static Head head(String entry, long line, byte[] bytes, int offset, int length) {
        Optional<String> id = Optional.empty();
        Optional<String> title = Optional.empty();
        try (JsonParser parser = RecordJson.parser(bytes, offset, length)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME && (id.isEmpty() || title.isEmpty())) {
                    String field = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (field.equals("id") && value == JsonToken.VALUE_STRING) {
                        id = Optional.of(parser.getText());
                    } else if (field.equals("title") && value == JsonToken.VALUE_STRING) {
                        title = Optional.of(parser.getText());
                    }
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            throw new DamageException(Finding.error(entry, line, RecordJson.explain(e)), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Optional<String> shown = title;
        return id.map(text -> new Head(text, shown))
                .orElseThrow(
                        () -> new DamageException(Finding.error(entry, line, "the line is no issue: it has no id")));
    }
}
