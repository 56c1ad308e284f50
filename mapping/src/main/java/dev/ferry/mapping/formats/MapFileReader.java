package dev.ferry.mapping.formats;

import dev.ferry.archive.ConfigException;
import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.IdMap;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.StagingNumber;
import dev.ferry.mapping.references.ReferenceGrammar;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the files that {@link MapFormat#CSV} and {@link MapFormat#JSON} write, of issues, of messages, or of both, back into one map.
 * More columns or names are allowed and left alone. Not thread-safe.
 */
public final class MapFileReader {
    /** Where a value stands, for messages. */
    record Place(Path file, long line) {
        DataException refuses(String what) {
            return new DataException(file + ", line " + line + ": " + what
                    + "; write it anew with `ferry map --format json --comments`");
        }
    }

    /** It becomes part of texts that everybody sees. */
    private static final Pattern URL = Pattern.compile("https?://[\\w.:-]+(?:/[\\w.-]+)+(?:#[\\w-]+)?");

    private final List<MapRow> rows = new ArrayList<>();
    private final Map<MessageId, List<URI>> messages = new HashMap<>();

    /** What the files said. {@code issues} counts those that have a final number. */
    public record MapFile(IdMap map, long issues, long messages, List<MapRow> rows) {
        public MapFile {
            rows = List.copyOf(rows);
        }

        /** The address of the old tracker, with a slash at the end; empty where the rows do not tell. */
        public String trackerUrl(String issuePath) {
            for (MapRow row : rows) {
                String end =
                        "/" + issuePath.replace(ReferenceGrammar.ID, row.id().value());
                Optional<String> url = row.legacyUrl().filter(text -> text.endsWith(end));
                if (url.isPresent()) {
                    return url.get().substring(0, url.get().length() - end.length() + 1);
                }
            }
            return "";
        }
    }

    /** Reads the files; ConfigException where one is missing, DataException where one is no map, with file and line. */
    public static MapFile read(List<Path> files) {
        MapFileReader reader = new MapFileReader();
        files.forEach(reader::read);
        return new MapFile(
                IdMap.of(reader.rows, reader.messages),
                reader.rows.stream()
                        .filter(row -> row.finalNumber().isPresent())
                        .count(),
                reader.messages.size(),
                reader.rows);
    }

    private MapFileReader() {}

    private void read(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            in.mark(1);
            int first = in.read();
            if (first != '\uFEFF') {
                in.reset();
            }
            in.mark(1);
            first = in.read();
            in.reset();
            if (first == '[') {
                JsonMapSource.read(file, in, this);
            } else {
                CsvMapSource.read(file, in, this);
            }
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    "the map " + file + " does not exist; write it with `ferry map --format json --comments -o FILE`",
                    e);
        } catch (CharacterCodingException e) {
            throw new DataException("the map " + file + " is not UTF-8 text; write it anew with `ferry map`", e);
        } catch (IOException e) {
            throw new ConfigException("the map " + file + " can not be read: " + e.getMessage(), e);
        }
    }

    /** Takes an issue's values as they are written; empty ones are unknown. */
    void issue(Place place, Map<String, String> values) {
        String id = values.getOrDefault("legacy_id", "");
        if (id.isEmpty()) {
            throw place.refuses("an issue without legacy_id");
        }
        rows.add(new MapRow(
                new LegacyId(id),
                value(values, "legacy_url"),
                number(place, values, "staging_number").map(StagingNumber::new),
                number(place, values, "final_number").map(FinalNumber::new),
                url(place, values)));
    }

    /** Takes a message's values. Where two issues have it, an address of the message alone leads to the first that is moved. */
    void message(Place place, Map<String, String> values) {
        String id = values.getOrDefault("message_id", "");
        if (id.isEmpty()) {
            throw place.refuses("a message without message_id");
        }
        url(place, values)
                .ifPresent(url -> messages.computeIfAbsent(new MessageId(id), none -> new ArrayList<>())
                        .add(url));
    }

    private static Optional<String> value(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).filter(text -> !text.isEmpty());
    }

    private static Optional<Integer> number(Place place, Map<String, String> values, String name) {
        return value(values, name).map(text -> {
            if (!text.matches("[1-9]\\d{0,8}")) {
                throw place.refuses(name + " is '" + text + "' and no number");
            }
            return Integer.valueOf(text);
        });
    }

    private static Optional<URI> url(Place place, Map<String, String> values) {
        return value(values, "final_url").map(text -> {
            if (!URL.matcher(text).matches()) {
                throw place.refuses("final_url is '" + text + "' and no address of an issue or comment");
            }
            return URI.create(text);
        });
    }
}
