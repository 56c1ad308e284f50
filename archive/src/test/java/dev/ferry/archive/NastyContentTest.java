package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NastyContentTest {
    @TempDir
    Path folder;

    static List<String> texts() {
        return List.of(
                "",
                "\u0000",
                "a\u0000b\u0001\u001f\u007f\u0080\u009f",
                "\r\n\r\t\f\b\\\"/",
                "\ud800",
                "\udc00 and \ud800",
                "\ud83d\ude00 whole, \ude00\ud83d reversed",
                "\u2028\u2029\u200f\u202e\ufeff\ufffe\uffff\ufffd",
                "{\"id\":\"2\"}\n{\"id\":\"3\"}",
                "e\u0301 \u00e9 \u0130\u0131\u1e9e",
                "\ud83d".repeat(70_000),
                "x".repeat(300_000) + "\ud83d\ude00");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void every_char_of_a_text_comes_back(String text) {
        Issue issue = Sample.issue(1, text, List.of(Sample.message("1", text)));
        assertThat(throughArchive(issue)).isEqualTo(issue);
    }

    @Test
    void every_single_char_comes_back() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            // A space between them, so that no two surrogates make a pair.
            all.append((char) c).append(' ');
        }
        Issue issue = Sample.issue(1, "t", List.of(Sample.message("1", all.toString())));
        assertThat(throughArchive(issue)).isEqualTo(issue);
    }

    @Test
    void keys_of_extra_may_be_anything() {
        Map<String, JsonNode> extra = new LinkedHashMap<>();
        texts().forEach(text -> extra.put(text, JsonNodeFactory.instance.textNode(text)));
        Issue issue = withExtra(extra);
        assertThat(throughArchive(issue)).isEqualTo(issue);
    }

    @Test
    void half_a_surrogate_pair_in_a_key_is_spelled_out() {
        Issue issue = withExtra(Map.of("a\ud800b", JsonNodeFactory.instance.nullNode()));
        assertThat(issue.extra()).containsOnlyKeys("a\\ud800b");
    }

    @Test
    void values_of_extra_keep_kind_and_digits() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Map<String, JsonNode> extra = new LinkedHashMap<>();
        extra.put("null", json.nullNode());
        extra.put("true", json.booleanNode(true));
        extra.put("long", json.numberNode(5L));
        extra.put("big", json.numberNode(new BigInteger("123456789012345678901234567890")));
        extra.put("double", json.numberNode(0.1 + 0.2));
        extra.put("tiny", json.numberNode(4.9e-324));
        extra.put("float", json.numberNode(1.5f));
        extra.put("exact", json.numberNode(new BigDecimal("0.12345678901234567890123456789000")));
        extra.put("scale", json.numberNode(new BigDecimal("1E+500")));
        extra.put("list", json.arrayNode().add(1).add("1").addNull().add(json.objectNode()));
        extra.put("empty list", json.arrayNode());
        Issue issue = withExtra(extra);
        Issue back = throughArchive(issue);
        assertThat(back).isEqualTo(issue);
        assertThat(extra(back, "exact").decimalValue()).isEqualTo(new BigDecimal("0.12345678901234567890123456789000"));
        assertThat(extra(back, "double").doubleValue()).isEqualTo(0.1 + 0.2);
        assertThat(extra(back, "null").isNull()).isTrue();
        assertThat(RecordHash.of(back)).isEqualTo(RecordHash.of(issue));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2001-02-03T04:05:06.123456789Z",
                "-0001-01-01T00:00:00Z",
                "+12345-12-31T23:59:59Z"
            })
    void instants_keep_their_last_digit(String instant) {
        Issue plain = Sample.issue(1);
        Message message = new Message(
                new MessageId("1"), Optional.empty(), Instant.parse(instant), Optional.empty(), List.of(), Map.of());
        Issue issue = Sample.issue(1, plain.title(), List.of(message));
        assertThat(throughArchive(issue)).isEqualTo(issue);
    }

    @Test
    void ids_may_be_any_text() {
        Issue plain = Sample.issue(1);
        Issue issue = new Issue(
                new LegacyId("PROJ-12 \u0000\ud800/../x"),
                Optional.empty(),
                "",
                Optional.empty(),
                plain.created(),
                Optional.empty(),
                plain.activity(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
        assertThat(throughArchive(issue)).isEqualTo(issue);
    }

    private static JsonNode extra(Issue issue, String key) {
        return Optional.ofNullable(issue.extra().get(key)).orElseThrow();
    }

    private static Issue withExtra(Map<String, JsonNode> extra) {
        Issue plain = Sample.issue(1);
        return plain.toBuilder().extra(extra).build();
    }

    private Issue throughArchive(Issue issue) {
        Path zip = folder.resolve("nasty.zip");
        try (ArchiveWriter writer = ArchiveWriter.create(zip, Sample.SOURCE)) {
            writer.addIssue(issue);
            writer.finish(Optional.empty(), ExportCounts.NOTHING_LEFT_OUT);
        }
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.issue(issue.id())).contains(issue);
            return archive.issues().iterator().next();
        }
    }
}
