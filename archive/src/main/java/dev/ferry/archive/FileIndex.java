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

/** Which issue's line names each attached file: of several the first in legacy order. Built in one pass; then thread-safe. */
final class FileIndex {
    private final IdIndex places = new IdIndex();

    static FileIndex build(List<String> entries, Iterator<byte[]> contents) {
        FileIndex index = new FileIndex();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            byte[] bytes = contents.next();
            int number = i;
            new JsonLines(entry, bytes)
                    .forEach((line, offset, length) ->
                            index.add(entry, line, bytes, offset, length, new IssueIndex.Place(number, offset)));
        }
        return index;
    }

    Optional<IssueIndex.Place> find(FileId id) {
        OptionalLong place = places.get(id.value());
        return place.isEmpty() ? Optional.empty() : Optional.of(IssueIndex.Place.of(place.getAsLong()));
    }

    private void add(String entry, long line, byte[] bytes, int offset, int length, IssueIndex.Place place) {
        try (JsonParser parser = RecordJson.parser(bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean files = parser.currentName().equals("files");
                if (parser.nextToken() == JsonToken.START_ARRAY && files) {
                    addFiles(parser, place);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            throw new DamageException(Finding.error(entry, line, RecordJson.explain(e)), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addFiles(JsonParser parser, IssueIndex.Place place) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean id = parser.currentName().equals("id");
                if (parser.nextToken() == JsonToken.VALUE_STRING && id) {
                    places.putIfAbsent(parser.getText(), place.packed());
                }
                parser.skipChildren();
            }
        }
    }
}
