package dev.ferry.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Name and address of each attached file, and which issue's line has it: of several the first in legacy order. Built in one pass;
 * then thread-safe.
 */
final class FileIndex {
    private final IdIndex places = new IdIndex();
    private final Titles names = new Titles();
    private final Titles urls = new Titles();

    static FileIndex build(List<String> entries, Iterator<byte[]> contents) {
        FileIndex index = new FileIndex();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            byte[] bytes = contents.next();
            int number = i;
            new JsonLines(entry, bytes)
                    .forEach((line, offset, length) -> files(entry, line, bytes, offset, length)
                            .forEach(file -> index.put(file, new IssueIndex.Place(number, offset))));
        }
        return index;
    }

    /** The file, where its name and address are kept; of one without them here, the line itself has to be asked. */
    Optional<AttachedFile> find(FileId id) {
        return names.find(id.value()).map(name -> new AttachedFile(id, name, urls.find(id.value())));
    }

    Optional<IssueIndex.Place> place(FileId id) {
        OptionalLong place = places.get(id.value());
        return place.isEmpty() ? Optional.empty() : Optional.of(IssueIndex.Place.of(place.getAsLong()));
    }

    private void put(Named file, IssueIndex.Place place) {
        if (places.putIfAbsent(file.id, place.packed()).isPresent()) {
            return;
        }
        file.url.ifPresent(url -> urls.put(file.id, url));
        if (urls.find(file.id).equals(file.url)) {
            names.put(file.id, file.name);
        }
    }

    private record Named(String id, String name, Optional<String> url) {}

    private static List<Named> files(String entry, long line, byte[] bytes, int offset, int length) {
        List<Named> files = new ArrayList<>();
        try (JsonParser parser = RecordJson.parser(bytes, offset, length)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean named = parser.currentName().equals("files");
                    if (parser.nextToken() == JsonToken.START_ARRAY && named) {
                        // Of two fields of one name the record has the last.
                        files.clear();
                        readFiles(parser, files);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (JsonProcessingException e) {
            throw new DamageException(Finding.error(entry, line, RecordJson.explain(e)), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void readFiles(JsonParser parser, List<Named> files) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                readFile(parser).ifPresent(files::add);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static Optional<Named> readFile(JsonParser parser) throws IOException {
        Optional<String> id = Optional.empty();
        Optional<String> name = Optional.empty();
        Optional<String> url = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            Optional<String> text =
                    parser.nextToken() == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
            switch (field) {
                case "id" -> id = text;
                case "name" -> name = text;
                case "url" -> url = text;
                default -> {}
            }
            parser.skipChildren();
        }
        Optional<String> shown = name;
        Optional<String> address = url;
        return id.map(text -> new Named(text, shown.orElse(""), address));
    }
}
