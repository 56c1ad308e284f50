package dev.ferry.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where each issue's line stands: the number of its entry and the offset in it. Built in one pass; then thread-safe. */
final class IssueIndex {
    private final IdIndex places = new IdIndex();

    /** An entry's position in the list of entries, and the offset of a line in it. */
    record Place(int entry, int offset) {}

    static IssueIndex build(List<String> entries, Iterator<byte[]> contents) {
        IssueIndex index = new IssueIndex();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            byte[] bytes = contents.next();
            long entryNumber = i;
            new JsonLines(entry, bytes).forEach((line, offset, length) -> {
                String id = id(entry, line, bytes, offset, length);
                if (index.places.putIfAbsent(id, entryNumber << 32 | offset).isPresent()) {
                    throw new DamageException(
                            Finding.error(entry, line, "issue " + Printable.of(id) + " stands in the archive twice"));
                }
            });
        }
        return index;
    }

    Optional<Place> find(LegacyId id) {
        OptionalLong place = places.get(id.value());
        return place.isEmpty()
                ? Optional.empty()
                : Optional.of(new Place((int) (place.getAsLong() >>> 32), (int) place.getAsLong()));
    }

    /** The id alone, which stands first unless somebody's hand moved it; the rest of the line is not parsed. */
    private static String id(String entry, long line, byte[] bytes, int offset, int length) {
        try (JsonParser parser = RecordJson.parser(bytes, offset, length)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean isId = parser.currentName().equals("id");
                    JsonToken value = parser.nextToken();
                    if (isId && value == JsonToken.VALUE_STRING) {
                        return parser.getText();
                    }
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new DamageException(Finding.error(entry, line, "the line is no JSON: " + e.getMessage()), e);
        }
        throw new DamageException(Finding.error(entry, line, "the line is no issue: it has no id"));
    }
}
