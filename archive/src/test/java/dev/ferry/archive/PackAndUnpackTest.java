package dev.ferry.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackAndUnpackTest {
    private static final String ISSUES = "issues/000001.jsonl";

    @TempDir
    Path folder;

    private Path zip;
    private Path unpacked;
    private Path packed;

    @BeforeEach
    void unpack() {
        zip = folder.resolve("a.zip");
        unpacked = folder.resolve("a");
        packed = folder.resolve("b.zip");
        Sample.write(zip);
        ArchiveUnpacker.unpack(zip, unpacked);
    }

    @Test
    void unpacked_files_mirror_the_entries_and_lines_are_records() throws IOException {
        Sha256 content = Digests.sha256("content".getBytes(StandardCharsets.UTF_8));
        assertThat(unpacked.resolve(EntryNames.file(content))).hasContent("content");
        assertThat(Files.readString(unpacked.resolve(ISSUES)).lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("{\"id\":\"1\",\"url\":\"https://bugs.example.org/issue1\",\"title\":\"Title of 1\",");
        assertThat(Files.readString(unpacked.resolve("manifest.json"))).startsWith("{\n  \"formatVersion\" : 1,\n");
        assertThat(unpacked.resolve("users.jsonl")).exists();
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().endsWith(".part"));
    }

    @Test
    void packing_without_an_edit_gives_the_same_archive() {
        ArchivePacker.Packed result = ArchivePacker.pack(unpacked, packed);
        assertThat(result.findings()).isEmpty();
        try (Archive before = Archive.open(zip);
                Archive after = Archive.open(packed)) {
            assertThat(after.digest()).isEqualTo(before.digest());
            assertThat(after.issues()).containsExactlyElementsOf(before.issues());
            assertThat(after.manifest().edits()).isEmpty();
        }
    }

    @Test
    void an_edit_is_packed_counted_and_noted() throws IOException {
        Sha256 before = digest(zip);
        Path issues = unpacked.resolve(ISSUES);
        List<String> lines = Files.readAllLines(issues);
        Files.write(issues, List.of(lines.get(0).replace("Title of 1", "A better title"), lines.get(1)));
        ArchivePacker.Packed result = ArchivePacker.pack(unpacked, packed);
        assertThat(result.findings()).isEmpty();
        assertThat(result.manifest().orElseThrow().edits())
                .containsExactly(new Manifest.Edit(before, List.of(ISSUES), List.of(), List.of()));
        try (Archive archive = Archive.open(packed)) {
            assertThat(archive.manifest().counts().issues()).isEqualTo(2);
            assertThat(archive.issue(new LegacyId("1")).map(Issue::title)).contains("A better title");
            assertThat(archive.issue(new LegacyId("3"))).isEmpty();
        }
    }

    @Test
    void an_archive_that_was_edited_twice_tells_both() throws IOException {
        Files.writeString(unpacked.resolve("users.jsonl"), "");
        ArchivePacker.pack(unpacked, packed);
        Path again = folder.resolve("again");
        ArchiveUnpacker.unpack(packed, again);
        Files.delete(again.resolve(ISSUES));
        Manifest manifest = ArchivePacker.pack(again, packed).manifest().orElseThrow();
        assertThat(manifest.edits()).hasSize(2);
        assertThat(manifest.edits().get(1).removed()).containsExactly(ISSUES);
        assertThat(manifest.counts().issues()).isZero();
    }

    @Test
    void a_wrong_edit_is_named_by_its_line_and_replaces_nothing() throws IOException {
        Files.writeString(packed, "old");
        Path issues = unpacked.resolve(ISSUES);
        Files.writeString(issues, Files.readString(issues).replace("\"title\":\"Title of 3\"", "\"title\":3"));
        ArchivePacker.Packed result = ArchivePacker.pack(unpacked, packed);
        assertThat(result.manifest()).isEmpty();
        assertThat(result.findings()).extracting(Finding::entry).contains(ISSUES);
        assertThat(result.findings())
                .extracting(finding -> finding.line().orElse(0))
                .contains(3L);
        assertThat(packed).hasContent("old");
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().endsWith(".part"));
    }

    @Test
    void a_file_whose_bytes_were_changed_no_longer_fits_its_name() throws IOException {
        Sha256 content = Digests.sha256("content".getBytes(StandardCharsets.UTF_8));
        Files.writeString(unpacked.resolve(EntryNames.file(content)), "other");
        assertThat(ArchivePacker.pack(unpacked, packed).findings())
                .extracting(Finding::message)
                .contains("its name and its SHA-256 in the manifest differ");
    }

    @Test
    void strange_files_and_links_in_the_folder_are_all_named() throws IOException {
        Files.writeString(unpacked.resolve("issues/000001.jsonl~"), "");
        Files.createSymbolicLink(unpacked.resolve("issues/000002.jsonl"), unpacked.resolve(ISSUES));
        ArchivePacker.Packed result = ArchivePacker.pack(unpacked, packed);
        assertThat(result.findings())
                .extracting(Finding::entry)
                .containsExactlyInAnyOrder("issues/000001.jsonl~", "issues/000002.jsonl");
        assertThat(packed).doesNotExist();
    }

    @Test
    void a_broken_manifest_is_a_finding() throws IOException {
        Files.writeString(unpacked.resolve("manifest.json"), "{\"formatVersion\":1,");
        assertThat(ArchivePacker.pack(unpacked, packed).findings())
                .extracting(Finding::entry)
                .containsExactly("manifest.json");
    }

    @Test
    void a_folder_without_a_manifest_is_the_operators_matter() {
        assertThatThrownBy(() -> ArchivePacker.pack(folder, packed)).isInstanceOf(ConfigException.class);
    }

    @Test
    void nothing_is_unpacked_over_other_files() {
        assertThatThrownBy(() -> ArchiveUnpacker.unpack(zip, unpacked))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void a_changed_entry_leaves_no_half_unpacked_folder() {
        HandMadeZip.withUsers()
                .add(ISSUES, "")
                .claim(ISSUES, Digests.sha256(new byte[] {1}))
                .writeTo(packed);
        Path target = folder.resolve("half");
        assertThatThrownBy(() -> ArchiveUnpacker.unpack(packed, target))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(ISSUES);
        assertThat(target).doesNotExist();
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().endsWith(".part"));
    }

    @Test
    void an_empty_folder_is_unpacked_into() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        ArchiveUnpacker.unpack(zip, empty);
        assertThat(empty.resolve("manifest.json")).exists();
    }

    private static Sha256 digest(Path zip) {
        try (Archive archive = Archive.open(zip)) {
            return archive.digest();
        }
    }

    @Test
    void large_files_are_packed_without_holding_them() throws IOException {
        byte[] large = new byte[3 << 20];
        new java.util.Random(5).nextBytes(large);
        Path name = unpacked.resolve(EntryNames.file(Digests.sha256(large)));
        Files.createDirectories(name.resolveSibling("."));
        Files.write(name, large);
        Optional<Manifest> manifest = ArchivePacker.pack(unpacked, packed).manifest();
        assertThat(manifest.orElseThrow().counts().contentBytes()).isEqualTo(7 + large.length);
        try (Archive archive = Archive.open(packed)) {
            assertThat(archive.file(Digests.sha256(large))).hasBinaryContent(large);
        }
    }
}
