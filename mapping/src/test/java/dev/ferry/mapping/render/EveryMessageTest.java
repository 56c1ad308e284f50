package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ferry.archive.Archive;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.exporter.ExportOptions;
import dev.ferry.exporter.ExportProgress;
import dev.ferry.exporter.Exporter;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.roundup.RoundupSqlite;
import dev.ferry.fixtures.tracker.GeneratorSizes;
import dev.ferry.fixtures.tracker.TrackerGenerator;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each message of whole trackers is shown with all its words, tells nobody, and leads to no stranger. */
@Tag("slow")
final class EveryMessageTest {
    @TempDir
    private Path folder;

    @Test
    void of_a_real_tracker() throws IOException, InterruptedException {
        Path packed = WordsTest.data().resolve("roundup/bpo-2k.tar.gz");
        assumeTrue(Files.isRegularFile(packed), "no real tracker beside the checkout");
        Process tar = new ProcessBuilder("tar", "-xzf", packed.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assumeTrue(tar.waitFor(2, TimeUnit.MINUTES) && tar.exitValue() == 0, "tar does not unpack it");
        assertThat(checkAll(folder.resolve("bpo-2k"))).isGreaterThan(10_000);
    }

    @Test
    void of_20_000_generated_issues() throws IOException {
        Path tracker = folder.resolve("tracker");
        new TrackerGenerator(11, GeneratorSizes.of(20_000, 2).withNasty(100)).writeTo(tracker);
        assertThat(checkAll(tracker)).isGreaterThan(35_000);
    }

    /** Returns how many messages there were. */
    private long checkAll(Path tracker) throws IOException {
        Path zip = folder.resolve("archive.zip");
        try (Tracker source = RoundupSqlite.open(
                tracker.resolve("db/db"), tracker.resolve("db/files"), URI.create(Rendering.TRACKER))) {
            new Exporter(Clock.systemUTC(), "host")
                    .export(source, zip, ExportOptions.defaults(), ExportProgress.silent());
        }
        long messages = 0;
        try (Archive archive = Archive.open(zip)) {
            Renderer renderer = new Renderer(Rendering.context(
                            MappingOptions.of(Preset.BPO, Rendering.TRACKER),
                            People.of(archive.users(), UserMap.empty(), true))
                    .with(new MessageOptions(
                            MessageMarkup.BY_TYPE, AttachmentOptions.DEFAULT, new ArchivedFiles(archive))));
            Harmless harmless = new Harmless();
            for (Issue issue : archive.issues()) {
                harmless.check(issue, renderer.render(issue));
                for (Message message : issue.messages()) {
                    message.body().ifPresent(body -> WordsShown.check(body.text()));
                    messages++;
                }
            }
        }
        return messages;
    }
}
