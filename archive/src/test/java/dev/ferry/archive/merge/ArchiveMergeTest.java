package dev.ferry.archive.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.Archive;
import dev.ferry.archive.ArchivePacker;
import dev.ferry.archive.ArchiveUnpacker;
import dev.ferry.archive.ArchiveValidator;
import dev.ferry.archive.DataException;
import dev.ferry.archive.DeltaWriter;
import dev.ferry.archive.Finding;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveMergeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void merging_gives_the_bytes_of_a_full_export(long seed) throws IOException {
        checkHistory(seed);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void merging_gives_the_bytes_of_a_full_export_for_many_histories(long seed) throws IOException {
        checkHistory(seed);
    }

    static LongStream fewSeeds() {
        return LongStream.range(0, 12);
    }

    static LongStream manySeeds() {
        return LongStream.range(1_000, 3_000);
    }

    private void checkHistory(long seed) throws IOException {
        ChangingTracker tracker = new ChangingTracker(seed, 12);
        List<Path> chain = new ArrayList<>(List.of(folder.resolve("base.zip")));
        tracker.writeTo(chain.get(0));
        Path before = chain.get(0);
        for (int step = 1; step <= 4; step++) {
            tracker.change();
            Path full = folder.resolve("full" + step + ".zip");
            tracker.writeTo(full);
            Path fromMerged = folder.resolve("m" + step + ".zip");
            Path delta = folder.resolve("d" + step + ".zip");
            tracker.writeDelta(fromMerged, before);
            tracker.writeDelta(delta, chain.toArray(Path[]::new));
            chain.add(delta);

            assertSame("merged or not, a base gives the same delta", delta, fromMerged);
            assertThat(ArchiveValidator.validate(delta)).isEmpty();
            checkCounts(delta, ids(before), ids(full));
            Path merged = folder.resolve("merged" + step + ".zip");
            List<Long> told = new ArrayList<>();
            ArchiveMerge.merge(chain, merged, (done, total) -> told.addAll(List.of(done, total)));
            assertThat(told.get(told.size() - 2))
                    .as("issues, the last time they were told")
                    .isEqualTo(told.get(told.size() - 1))
                    .isEqualTo(ids(full).size());
            assertSame("all deltas at once", merged, full);
            ArchiveMerge.merge(List.of(before, delta), folder.resolve("again.zip"));
            assertSame("one delta after the other", folder.resolve("again.zip"), full);
            before = merged;
        }
    }

    private static Set<LegacyId> ids(Path zip) {
        Set<LegacyId> ids = new TreeSet<>();
        try (Archive archive = Archive.open(zip)) {
            archive.issues().forEach(issue -> ids.add(issue.id()));
        }
        return ids;
    }

    private static void checkCounts(Path zip, Set<LegacyId> before, Set<LegacyId> after) {
        try (Archive archive = Archive.open(zip)) {
            Manifest.Delta delta = archive.manifest().delta().orElseThrow();
            assertThat(delta.newIssues())
                    .isEqualTo(after.stream().filter(id -> !before.contains(id)).count());
            assertThat(delta.goneIssues())
                    .containsExactlyElementsOf(
                            before.stream().filter(id -> !after.contains(id)).toList());
        }
    }

    private static void assertSame(String what, Path one, Path other) throws IOException {
        assertThat(Files.mismatch(one, other)).as(what).isEqualTo(-1);
    }

    @Test
    void a_delta_of_nothing_is_empty_and_leads_back_to_its_base() {
        ChangingTracker tracker = new ChangingTracker(1, 10);
        Path base = folder.resolve("base.zip");
        tracker.writeTo(base);
        Manifest delta = tracker.writeDelta(folder.resolve("delta.zip"), base);

        try (Archive archive = Archive.open(base)) {
            assertThat(delta.base()).contains(archive.digest());
            assertThat(delta.delta().orElseThrow().result()).contains(archive.digest());
        }
        assertThat(delta.counts().issues()).isZero();
        assertThat(delta.counts().users()).isZero();
        assertThat(delta.counts().contents()).isZero();
        assertThat(delta.delta().orElseThrow().goneIssues()).isEmpty();
    }

    @Test
    void what_went_away_and_came_back_is_there_wherever_the_chain_begins() throws IOException {
        ChangingTracker tracker = new ChangingTracker(11, 6);
        List<Path> chain = List.of("0", "1", "2").stream()
                .map(name -> folder.resolve(name + ".zip"))
                .toList();
        tracker.writeTo(chain.get(0));
        tracker.removeOldest();
        tracker.writeDelta(chain.get(1), chain.get(0));
        tracker.bringBack();
        Manifest back = tracker.writeDelta(chain.get(2), chain.get(0), chain.get(1));

        assertThat(back.delta().orElseThrow().newIssues()).isEqualTo(1);
        assertThat(back.delta().orElseThrow().newUsers()).isEqualTo(1);
        assertThat(back.delta().orElseThrow().goneIssues()).isEmpty();
        merge(chain.toArray(Path[]::new));
        assertSame("as if it had never been away", folder.resolve("merged.zip"), chain.get(0));
        Manifest fromTheFirst = tracker.writeDelta(folder.resolve("none.zip"), chain.get(0));
        assertThat(fromTheFirst.counts().issues()).isZero();
        assertThat(fromTheFirst.counts().users()).isZero();
    }

    @Test
    void a_link_that_is_left_out_or_out_of_place_is_named() {
        List<Path> chain = threeLinks();

        assertThatThrownBy(() -> merge(chain.get(0), chain.get(2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(chain.get(2) + " does not continue " + chain.get(0))
                .hasMessageContaining("none left out");
        assertThatThrownBy(() -> merge(chain.get(0), chain.get(2), chain.get(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(chain.get(2) + " does not continue");
        assertThatThrownBy(() -> merge(chain.get(1), chain.get(2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(chain.get(1) + " is a delta");
        assertThatThrownBy(() -> merge(chain.get(0), chain.get(0)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is a full archive and no delta");
        assertThat(folder.resolve("merged.zip")).doesNotExist();
    }

    @Test
    void a_result_that_is_not_the_promised_one_is_thrown_away() throws IOException {
        List<Path> chain = threeLinks();
        // The manifest promises what the entries do not give: an issue more is gone.
        Path unpacked = folder.resolve("unpacked");
        ArchiveUnpacker.unpack(chain.get(1), unpacked);
        callGone(unpacked, firstOf(chain.get(0)));
        Path changed = folder.resolve("changed.zip");
        ArchivePacker.pack(unpacked, changed);
        Path target = folder.resolve("merged.zip");
        Files.writeString(target, "old");

        assertThatThrownBy(() -> ArchiveMerge.merge(List.of(chain.get(0), changed), target))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("but the delta leads to");
        assertThat(target).hasContent("old");
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void a_delta_that_was_mended_by_hand_can_be_merged_and_says_so() throws IOException {
        List<Path> chain = threeLinks();
        Path unpacked = folder.resolve("unpacked");
        ArchiveUnpacker.unpack(chain.get(1), unpacked);
        Path users = unpacked.resolve("users.jsonl");
        String mended = Files.readString(users) + "{\"id\":\"999999\",\"name\":\"by hand\",\"retired\":false}\n";
        Files.writeString(users, mended);
        Path delta = folder.resolve("mended.zip");
        assertThat(ArchivePacker.pack(unpacked, delta).manifest()).isPresent();

        Manifest merged = merge(chain.get(0), delta);
        assertThat(merged.edits()).hasSize(1);
        try (Archive archive = Archive.open(folder.resolve("merged.zip"))) {
            assertThat(archive.users()).anyMatch(user -> user.name().equals("by hand"));
        }
        assertThatThrownBy(() -> merge(chain.get(0), delta, chain.get(2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(delta + " was mended by hand");
        Path next = folder.resolve("next.zip");
        try (ArchiveChain base = ArchiveChain.open(List.of(chain.get(0), delta))) {
            assertThatThrownBy(() -> DeltaWriter.create(next, ChangingTracker.SOURCE, base))
                    .as("before the tracker is read")
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(delta + " was mended by hand");
        }
        assertThat(folder.resolve(".next.zip.part")).doesNotExist();
    }

    @Test
    void what_is_called_gone_and_held_at_once_is_an_error() throws IOException {
        List<Path> chain = threeLinks();
        Path unpacked = folder.resolve("unpacked");
        ArchiveUnpacker.unpack(chain.get(1), unpacked);
        String id = firstOf(chain.get(1));
        callGone(unpacked, id);

        assertThat(ArchivePacker.pack(unpacked, folder.resolve("x.zip")).findings())
                .extracting(Finding::toString)
                .anyMatch(finding -> finding.contains("issue " + id + " is called gone, and the delta holds it"));
    }

    @Test
    void a_damaged_base_is_named() throws IOException {
        List<Path> chain = threeLinks();
        byte[] bytes = Files.readAllBytes(chain.get(0));
        Files.write(chain.get(0), java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> merge(chain.get(0), chain.get(1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(chain.get(0).toString());
    }

    @Test
    void merging_into_the_base_itself_replaces_it() throws IOException {
        ChangingTracker tracker = new ChangingTracker(5, 10);
        Path base = folder.resolve("base.zip");
        Path delta = folder.resolve("delta.zip");
        tracker.writeTo(base);
        tracker.change();
        tracker.writeDelta(delta, base);
        tracker.writeTo(folder.resolve("full.zip"));
        ArchiveMerge.merge(List.of(base, delta), base);

        assertSame("in place", base, folder.resolve("full.zip"));
        assertThatThrownBy(() -> ArchiveMerge.merge(List.of(base, delta), base))
                .as("the same command again, as after a kill")
                .isInstanceOf(DataException.class)
                .hasMessageContaining("it was merged already");
    }

    private static String firstOf(Path zip) {
        try (Archive archive = Archive.open(zip)) {
            return archive.issues().iterator().next().id().value();
        }
    }

    private static void callGone(Path unpacked, String issue) throws IOException {
        Path manifest = unpacked.resolve("manifest.json");
        ObjectMapper json = new ObjectMapper();
        ObjectNode page = (ObjectNode) json.readTree(manifest.toFile());
        ((ObjectNode) page.get("delta")).putArray("goneIssues").add(issue);
        json.writeValue(manifest.toFile(), page);
    }

    /** A base and two deltas, each of which holds issues and removes some. */
    private List<Path> threeLinks() {
        ChangingTracker tracker = new ChangingTracker(7, 12);
        List<Path> chain = List.of(folder.resolve("0.zip"), folder.resolve("1.zip"), folder.resolve("2.zip"));
        tracker.writeTo(chain.get(0));
        tracker.change();
        tracker.change();
        tracker.writeDelta(chain.get(1), chain.get(0));
        tracker.change();
        tracker.writeDelta(chain.get(2), chain.get(0), chain.get(1));
        return chain;
    }

    private Manifest merge(Path... archives) {
        return ArchiveMerge.merge(List.of(archives), folder.resolve("merged.zip"));
    }
}
