package dev.ferry.mapping.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a text as YAML, each value with its place. What makes no sense ends it, what stands twice does not. For one thread. */
public final class YamlReader {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final Pattern MARK = Pattern.compile("line (\\d{1,9}), column (\\d{1,9})");

    private final ConfigFindings findings;

    /** @param findings take what is wrong */
    public YamlReader(ConfigFindings findings) {
        this.findings = findings;
    }

    /** The text's one value; empty where it says nothing, or is no YAML, which is a finding. */
    public Optional<YamlNode> read(String text) {
        try (YAMLParser parser = YAML.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            YamlNode node = node(parser);
            if (parser.nextToken() != null) {
                findings.add(place(parser.currentTokenLocation()), "", "a second document begins; keep one");
            }
            return Optional.of(node);
        } catch (JsonProcessingException e) {
            JsonLocation location = Optional.ofNullable(e.getLocation()).orElse(JsonLocation.NA);
            findings.add(
                    fault(e.getOriginalMessage()).orElse(place(location)),
                    "",
                    "this is no YAML: " + reason(e.getOriginalMessage()));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exception's own place is that of the last thing that could be read; the message ends with the fault's. */
    private static Optional<YamlNode.Place> fault(String message) {
        return MARK.matcher(message)
                .results()
                .reduce((first, last) -> last)
                .map(mark -> new YamlNode.Place(Integer.parseInt(mark.group(1)), Integer.parseInt(mark.group(2))));
    }

    /** The parser tells its own context and a picture of the line, too; what it missed stands before that. */
    private static String reason(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .map(String::strip)
                .filter(line -> !line.startsWith("^"))
                .limit(2)
                .reduce((first, second) ->
                        second.startsWith("expected") || second.startsWith("found") ? first + ", " + second : first)
                .orElse("it can not be read");
    }

    private YamlNode node(YAMLParser parser) throws IOException {
        YamlNode.Place place = place(parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        refuseAlias(parser, place);
        if (token == JsonToken.START_OBJECT) {
            return group(parser, place);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser));
            }
            return new YamlNode.Items(place, items);
        }
        return token == JsonToken.VALUE_NULL
                ? new YamlNode.Nothing(place)
                : new YamlNode.Scalar(place, parser.getText());
    }

    /** The parser gives an alias as the text of its name, and whoever forgot the quotes of {@code *.c} would not notice. */
    private void refuseAlias(YAMLParser parser, YamlNode.Place place) throws IOException {
        if (parser.isCurrentAlias()) {
            findings.add(
                    place,
                    "",
                    "what begins with a * is YAML's alias, and none are read here; put it into quotes: \"*"
                            + parser.getText() + "\"");
        }
    }

    private YamlNode group(YAMLParser parser, YamlNode.Place place) throws IOException {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            YamlNode.Place keyPlace = place(parser.currentTokenLocation());
            refuseAlias(parser, keyPlace);
            parser.nextToken();
            YamlNode.Entry entry = new YamlNode.Entry(keyPlace, node(parser));
            YamlNode.Entry before = entries.putIfAbsent(key, entry);
            if (before != null) {
                findings.add(
                        keyPlace,
                        "",
                        "the key '" + key + "' stands twice, first on line "
                                + before.key().line() + "; keep one of them");
            }
        }
        return new YamlNode.Group(place, entries);
    }

    private static YamlNode.Place place(JsonLocation location) {
        return new YamlNode.Place(location.getLineNr(), location.getColumnNr());
    }
}
