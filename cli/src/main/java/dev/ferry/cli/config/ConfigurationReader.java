package dev.ferry.cli.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.ferry.archive.ConfigException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code ferry.yaml}: strict, and every refusal names line, column, key and what to write instead. */
final class ConfigurationReader {
    private final Path file;
    private final ObjectReader reader;

    ConfigurationReader(Path workspace, Map<String, String> environment) {
        this.file = workspace.resolve(Workspace.CONFIGURATION_FILE);
        YAMLMapper mapper = YAMLMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new Scalars(workspace, new Variables(environment)).module())
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        this.reader =
                mapper.readerFor(Configuration.class).with(new InjectableValues.Std().addValue(Path.class, workspace));
    }

    Configuration read() {
        return read(text());
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new ConfigException("there is no " + Workspace.CONFIGURATION_FILE + " in "
                    + file.toAbsolutePath().normalize().getParent()
                    + "; run `ferry init` there, or name the workspace with `ferry -C WORKSPACE`");
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + " is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new ConfigException(file + " can not be read: " + e.getMessage(), e);
        }
    }

    private Configuration read(String yaml) {
        try {
            // A file of nothing but comments says nothing, which is not an error: every section is absent.
            boolean empty =
                    yaml.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
            return reader.readValue(empty ? "{}" : yaml);
        } catch (UnrecognizedPropertyException e) {
            KeyPlaces places = KeyPlaces.of(reader.getFactory(), yaml);
            Optional<JsonLocation> place = places.of(keyOf(e.getPath()));
            throw refused(place, keyOf(e.getPath().subList(0, e.getPath().size() - 1)), unknownKey(e));
        } catch (JsonMappingException e) {
            KeyPlaces places = KeyPlaces.of(reader.getFactory(), yaml);
            Optional<JsonLocation> place = places.of(keyOf(e.getPath())).or(() -> Optional.ofNullable(e.getLocation()));
            throw refused(place, keyOf(e.getPath()), reason(e));
        } catch (JsonProcessingException e) {
            throw refused(Optional.ofNullable(e.getLocation()), "", e.getOriginalMessage());
        }
    }

    private ConfigException refused(Optional<JsonLocation> place, String key, String reason) {
        String where = place.filter(location -> location.getLineNr() > 0)
                .map(location -> " line " + location.getLineNr() + ", column " + location.getColumnNr())
                .orElse("");
        return new ConfigException(file.getFileName() + where + ": " + (key.isEmpty() ? "" : key + ": ")
                + reason.replaceAll("\\s*\\n\\s*", " "));
    }

    private static String keyOf(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(part -> part.getFieldName() == null ? "[" + (part.getIndex() + 1) + "]" : part.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private static String unknownKey(UnrecognizedPropertyException error) {
        Collection<Object> ids =
                Optional.ofNullable(error.getKnownPropertyIds()).orElse(List.of());
        List<String> known = ids.stream().map(String::valueOf).sorted().toList();
        String name = error.getPropertyName();
        return "the key '" + name + "' is not known"
                + Suggestion.of(name, known)
                        .map(meant -> "; did you mean '" + meant + "'?")
                        .orElse("; the keys here are " + String.join(", ", known));
    }

    private static String reason(JsonMappingException error) {
        if (error instanceof ValueInstantiationException && error.getCause() instanceof BadValue bad) {
            return String.valueOf(bad.getMessage());
        }
        if (error instanceof MismatchedInputException mismatch) {
            Class<?> type =
                    Optional.<Class<?>>ofNullable(mismatch.getTargetType()).orElse(Object.class);
            return Collection.class.isAssignableFrom(type) ? "a list is needed here" : "a group of keys is needed here";
        }
        return error.getOriginalMessage();
    }
}
