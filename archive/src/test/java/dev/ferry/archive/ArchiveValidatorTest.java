package dev.ferry.archive;

import static dev.ferry.archive.HandMadeZip.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveValidatorTest {
    private static final String ISSUES = "issues/000001.jsonl";

    @TempDir
    Path folder;

    private Path zip;

    @BeforeEach
    void name() {
        zip = folder.resolve("a.zip");
    }

    @Test
    void a_written_archive_has_no_findings() {
        Sample.write(zip);
        // The first file of the sample belongs to issue 2; relations may point outside.
        assertThat(ArchiveValidator.validate(zip)).isEmpty();
    }

    @Test
    void all_findings_come_at_once_each_with_entry_and_line() {
        new HandMadeZip()
                .add(EntryNames.USERS, line(Sample.user("1")) + "{\"id\":\"2\",\"name\":5,\"retired\":false}\n")
                .add(
                        ISSUES,
                        line(Sample.issue(1)) + "nonsense\n"
                                + line(Sample.issue(2)).replace("\"title\"", "\"titel\""))
                .add("issues/000002.jsonl", line(Sample.issue(1)))
                .writeTo(zip);
        assertThat(ArchiveValidator.validate(zip))
                .extracting(Finding::toString)
                .anySatisfy(text ->
                        assertThat(text).startsWith("users.jsonl line 2: ").contains("name"))
                .anySatisfy(text ->
                        assertThat(text).startsWith(ISSUES + " line 2: ").contains("nonsense"))
                .anySatisfy(text ->
                        assertThat(text).startsWith(ISSUES + " line 3: ").contains("titel"))
                .anySatisfy(text ->
                        assertThat(text).startsWith(ISSUES + " line 3: ").contains("'title'"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("issues/000002.jsonl line 1: issue 1: it does not come after issue 1"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("issues/000002.jsonl line 1: issue 1: it stands in the archive twice"));
    }

    @Test
    void findings_name_the_issue_and_the_message_or_file_that_they_are_about() {
        String one = line(Sample.full(2, Digests.sha256(new byte[] {1}), false));
        HandMadeZip.withUsers()
                .add(
                        ISSUES,
                        one.replaceFirst("\"date\":\"[^\"]*\"", "\"date\":\"yesterday\"")
                                .replaceFirst("\"size\":7", "\"size\":\"big\"")
                                .replaceFirst("\"title\"", "\"titel\""))
                .writeTo(zip);
        assertThat(errors())
                .extracting(Finding::toString)
                .contains(
                        ISSUES + " line 1: issue 2: the property 'title' is missing",
                        ISSUES + " line 1: issue 2: the property 'titel' is not known",
                        ISSUES + " line 1: issue 2: message 21: date: 'yesterday' is not a time such as"
                                + " 2002-04-18T17:18:20Z",
                        ISSUES + " line 1: issue 2: file 5: size: string found, integer expected");
    }

    @Test
    void a_line_cut_off_after_its_id_still_names_its_issue() {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)).substring(0, 30) + "\n")
                .writeTo(zip);
        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith(ISSUES + " line 1: issue 1: the line is no JSON: ")
                .doesNotContain("REDACTED");
    }

    @Test
    void each_finding_knows_what_helps() {
        HandMadeZip.withUsers().add(ISSUES, "nonsense\n").writeTo(zip);
        assertThat(errors()).extracting(Finding::cure).containsExactly(Finding.Cure.MEND);
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)))
                .claim(ISSUES, Digests.sha256(new byte[] {1}))
                .writeTo(zip);
        assertThat(errors()).extracting(Finding::cure).containsExactly(Finding.Cure.REPLACE);
        assertThatThrownBy(() -> {
                    try (Archive archive = Archive.open(zip)) {
                        archive.issues().forEach(issue -> {});
                    }
                })
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(zip + ": " + ISSUES)
                .hasMessageEndingWith("; take a copy that is whole, or export again");
    }

    @Test
    void a_key_that_stands_twice_in_an_object_is_found() {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)).replace("\"title\":", "\"title\":\"other\",\"title\":"))
                .writeTo(zip);
        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith(ISSUES + " line 1: ")
                .contains("Duplicate field 'title'");
    }

    @Test
    void unknown_users_are_warnings_and_missing_bytes_are_errors() {
        Sha256 missing = Digests.sha256(new byte[] {1});
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.full(2, missing, false)))
                .writeTo(zip);
        assertThat(errors())
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "issue 2: the raw bytes of message 21 (" + missing + ") are not in the archive",
                        "issue 2: the bytes of file 5 (" + missing + ") are not in the archive");
        assertThat(ArchiveValidator.validate(zip))
                .filteredOn(finding -> finding.severity() == Finding.Severity.WARNING)
                .extracting(Finding::message)
                .contains("issue 2: user 1 is not among the users", "issue 2: user 2 is not among the users");
    }

    @Test
    void message_ids_that_occur_twice_are_found_even_across_entries() {
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1, "t", List.of(Sample.message("7", "x")))))
                .add("issues/000002.jsonl", line(Sample.issue(2, "t", List.of(Sample.message("7", "x")))))
                .writeTo(zip);
        assertThat(errors())
                .extracting(Finding::toString)
                .containsExactly("issues/000002.jsonl line 1: issue 2: message 7 stands in the archive twice");
    }

    @Test
    void wrong_digests_of_several_entries_are_all_found() {
        Sha256 wrong = Digests.sha256(new byte[] {1});
        HandMadeZip.withUsers()
                .add(ISSUES, line(Sample.issue(1)))
                .claim(ISSUES, wrong)
                .claim(EntryNames.USERS, wrong)
                .writeTo(zip);
        assertThat(errors()).extracting(Finding::entry).containsExactlyInAnyOrder(ISSUES, EntryNames.USERS);
    }

    @Test
    void counts_that_do_not_fit_and_files_that_nobody_names_are_found() {
        HandMadeZip.withUsers()
                .add(EntryNames.file(Digests.sha256("x".getBytes(StandardCharsets.UTF_8))), "x")
                .writeTo(zip);
        assertThat(ArchiveValidator.validate(zip))
                .extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).startsWith("it counts ArchiveCounts[issues=0,"))
                .contains("no issue names this file");
    }

    @Test
    void a_file_of_another_size_than_its_record_says_is_found() {
        byte[] content = "12345678".getBytes(StandardCharsets.UTF_8);
        HandMadeZip.withUsers()
                .add(EntryNames.file(Digests.sha256(content)), "12345678")
                .add(ISSUES, line(Sample.full(2, Digests.sha256(content), false)))
                .writeTo(zip);
        assertThat(errors())
                .extracting(Finding::message)
                .containsExactly("issue 2: file 5 has 8 bytes, its record says 7");
    }

    @Test
    void what_is_no_archive_gives_one_finding() throws IOException {
        Files.writeString(zip, "text");
        assertThat(errors()).hasSize(1);
        HandMadeZip.withUsers().writeWithoutManifest(zip);
        assertThat(errors()).extracting(Finding::entry).containsExactly("manifest.json");
    }

    @Test
    void names_that_lead_out_are_all_found_and_nothing_is_read() {
        HandMadeZip.withUsers()
                .add("../a", "x")
                .add("/b", "x")
                .add(ISSUES, "nonsense")
                .writeTo(zip);
        assertThat(errors()).extracting(Finding::entry).containsExactly("../a", "/b");
    }

    @Test
    void a_file_that_does_not_exist_is_the_operators_matter() {
        assertThatThrownBy(() -> ArchiveValidator.validate(zip)).isInstanceOf(ConfigException.class);
    }

    @Test
    void the_schemas_know_exactly_the_fields_of_the_records() throws IOException {
        assertSchema("issue-1.schema.json", "", Issue.class);
        assertSchema("issue-1.schema.json", "message", Message.class);
        assertSchema("issue-1.schema.json", "body", MessageBody.class);
        assertSchema("issue-1.schema.json", "attachment", Attachment.class);
        assertSchema("issue-1.schema.json", "historyEvent", HistoryEvent.class);
        assertSchema("issue-1.schema.json", "change", Change.class);
        assertSchema("issue-1.schema.json", "property", Property.class);
        assertSchema("issue-1.schema.json", "value", Value.class);
        assertSchema("issue-1.schema.json", "relation", Relation.class);
        assertSchema("user-1.schema.json", "", User.class);
        assertSchema("manifest-1.schema.json", "", Manifest.class);
        assertSchema("manifest-1.schema.json", "source", ArchiveSource.class);
        assertSchema("manifest-1.schema.json", "counts", ArchiveCounts.class);
        assertSchema("manifest-1.schema.json", "leftOut", ExportCounts.LeftOut.class);
        assertSchema("manifest-1.schema.json", "edit", Manifest.Edit.class);
        assertSchema("manifest-1.schema.json", "delta", Manifest.Delta.class);
    }

    private static void assertSchema(String resource, String definition, Class<?> type) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ArchiveValidator.class.getResourceAsStream("schema/" + resource), resource)) {
            JsonNode schema = new ObjectMapper().readTree(in);
            JsonNode object = definition.isEmpty() ? schema : schema.at("/$defs/" + definition);
            List<String> fields = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();
            List<String> required = Arrays.stream(type.getRecordComponents())
                    .filter(c -> !List.of(Optional.class, List.class, Map.class).contains(c.getType()))
                    .map(RecordComponent::getName)
                    .toList();
            assertThat(object.get("properties").fieldNames())
                    .toIterable()
                    .as(resource + definition)
                    .containsExactlyElementsOf(fields);
            assertThat(object.get("required"))
                    .extracting(JsonNode::asText)
                    .as(resource + definition)
                    .containsExactlyElementsOf(required);
            assertThat(object.get("additionalProperties").asBoolean(true)).isFalse();
        }
    }

    private List<Finding> errors() {
        return ArchiveValidator.validate(zip).stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .toList();
    }
}
