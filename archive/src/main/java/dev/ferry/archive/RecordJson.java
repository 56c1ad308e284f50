package dev.ferry.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The records as JSON, in the one form that archives and hashes use: fields in the records' order, absent
 * optionals, empty lists and empty maps left out, instants as ISO-8601 in UTC, map keys sorted. Reading is strict:
 * unknown properties, missing fields, wrong types and text after the value are refused. Thread-safe.
 *
 * <p>Text is kept char by char. Everything outside the basic plane is written as escaped surrogates, so even a lone
 * surrogate, which UTF-8 can not hold, comes back as it was.
 */
final class RecordJson {
    /** No JSON line may be longer, in bytes; what the reader refuses the writer does not write. */
    static final int LONGEST_LINE = 64 << 20;

    /** Follows a text that should be a time. */
    static final String NO_TIME = " is not a time such as 2002-04-18T17:18:20Z";

    /** Jackson's words, which name its classes and settings, and ours. */
    private static final Map<Pattern, String> PLAIN_WORDS = plainWords();

    private static final ObjectMapper MAPPER = mapper(false);
    /** Also refuses a key that stands twice in one object; slower, so only for checking. */
    private static final ObjectMapper CHECKING = mapper(true);

    private static final ObjectWriter LINES = MAPPER.writer();
    private static final ObjectWriter PRETTY =
            MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private RecordJson() {}

    static byte[] line(Object value) {
        try {
            byte[] line = LINES.writeValueAsBytes(value);
            checkLength(line.length);
            return line;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record could not be written as JSON", e);
        }
    }

    /** Writes a line without its end; a buffer that can not fail. */
    static void line(Object value, ByteArrayOutputStream out) {
        int before = out.size();
        try {
            LINES.writeValue(out, value);
        } catch (IOException e) {
            throw new IllegalStateException("a record could not be written as JSON", e);
        }
        checkLength(out.size() - before);
    }

    private static void checkLength(int length) {
        if (length > LONGEST_LINE) {
            throw new DataException("it takes " + length + " bytes; an archive's line holds " + LONGEST_LINE);
        }
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** For people: the same form over several lines, with LF everywhere. */
    static byte[] pretty(Object value) {
        try {
            return PRETTY.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record could not be written as JSON", e);
        }
    }

    static JsonParser parser(byte[] json) throws IOException {
        return MAPPER.createParser(json);
    }

    static JsonParser parser(byte[] json, int offset, int length) throws IOException {
        return MAPPER.createParser(json, offset, length);
    }

    static ObjectReader reader(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    static ObjectReader checkingReader(Class<?> type) {
        return CHECKING.readerFor(type);
    }

    static ObjectMapper checkingMapper() {
        return CHECKING;
    }

    /** What is wrong and in which field, without Jackson's class names. */
    static String explain(JsonProcessingException e) {
        StringBuilder path = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                if (step.getFieldName() == null) {
                    path.append('[').append(step.getIndex() + 1).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
                }
            }
        }
        return path.isEmpty() ? reason(e) : path + ": " + reason(e);
    }

    /** What is wrong, without the field. */
    static String reason(JsonProcessingException e) {
        if (e.getCause() instanceof DateTimeParseException time) {
            return "'" + Printable.of(time.getParsedString()) + "'" + NO_TIME;
        }
        if (e.getCause() instanceof IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "the property '" + Printable.of(unknown.getPropertyName()) + "' is not known";
        }
        String what = String.valueOf(e.getOriginalMessage());
        for (Map.Entry<Pattern, String> plain : PLAIN_WORDS.entrySet()) {
            what = plain.getKey().matcher(what).replaceFirst(plain.getValue());
        }
        int firstLine = what.indexOf('\n');
        what = firstLine < 0 ? what : what.substring(0, firstLine);
        return e instanceof JsonMappingException ? what : "the line is no JSON: " + what;
    }

    private static Map<Pattern, String> plainWords() {
        Map<Pattern, String> words = new LinkedHashMap<>();
        words.put(Pattern.compile(" \\(class [^)]*\\)"), "");
        words.put(Pattern.compile("`?(?:dev\\.ferry\\.archive|java\\.\\w+)\\.(\\w+)`?"), "$1");
        words.put(Pattern.compile("(?s)^Missing required creator property ('[^']*').*"), "the property $1 is missing");
        words.put(Pattern.compile("(?s)^Null value for creator property.*"), "null stands where a value is needed");
        words.put(Pattern.compile("(?s)^Text ('.*') could not be parsed.*"), "$1" + NO_TIME);
        words.put(
                Pattern.compile("(?s)^Cannot coerce (.*?) to (\\w+) value.*"), "$1 stands where a $2 value is needed");
        words.put(
                Pattern.compile("(?s)^Cannot deserialize value of type `?(\\w+)`? from (\\w+) value.*"),
                "$2 value stands where a $1 value is needed");
        return words;
    }

    private static ObjectMapper mapper(boolean checking) {
        JsonFactory factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, checking)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_LINE)
                        .maxNameLength(LONGEST_LINE)
                        .maxNumberLength(10_000)
                        .maxNestingDepth(200)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .addModule(new Jdk8Module())
                .addModule(values())
                .annotationIntrospector(new RequiredComponents())
                .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false)
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .withCoercionConfig(LogicalType.Textual, config -> {
                    config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .withConfigOverride(List.class, RecordJson::absentWhenEmpty)
                .withConfigOverride(Map.class, RecordJson::absentWhenEmpty)
                .build();
    }

    private static void absentWhenEmpty(MutableConfigOverride config) {
        config.setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));
        config.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule("ferry-archive");
        TextValue.add(module, LegacyId.class, LegacyId::value, LegacyId::new);
        TextValue.add(module, MessageId.class, MessageId::value, MessageId::new);
        TextValue.add(module, FileId.class, FileId::value, FileId::new);
        TextValue.add(module, UserId.class, UserId::value, UserId::new);
        TextValue.add(module, Sha256.class, Sha256::hex, Sha256::new);
        TextValue.add(module, Instant.class, Instant::toString, Instant::parse);
        return module;
    }

    /** A field must be there unless it is optional or a collection, which are empty when they are absent. */
    private static final class RequiredComponents extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            Class<?> type = member.getRawType();
            return !Optional.class.isAssignableFrom(type)
                    && !Collection.class.isAssignableFrom(type)
                    && !Map.class.isAssignableFrom(type);
        }
    }
}
