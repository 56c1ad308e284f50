package dev.ferry.mapping.references;

import dev.ferry.mapping.render.RenderedTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints how fast references are found in the texts of each path, and how much that allocates; {@code scripts/bench references}. */
public final class ReferenceSpeed {
    private static final double MEGA = 1_000_000;

    private ReferenceSpeed() {}

    public static void main(String[] paths) throws RunnerException, IOException {
        for (String path : paths) {
            List<String> texts = RenderedTexts.of(Path.of(path));
            long bytes = texts.stream()
                    .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                    .sum();
            System.out.printf(
                    Locale.ROOT,
                    "%n%s: %d texts, %.1f MB, %d references%n",
                    Path.of(path).getFileName(),
                    texts.size(),
                    bytes / MEGA,
                    references(texts));
            System.out.printf(
                    "%-13s %7s %5s %22s %24s%n", "", "MB/s", "+-", "MB a processor second", "bytes allocated a byte");
            for (RunResult result : new Runner(options(path)).run()) {
                print(result, bytes);
            }
        }
    }

    private static long references(List<String> texts) {
        ReferenceRewriter rewriter = SpecWorld.rewriter();
        return texts.stream()
                .mapToLong(text ->
                        rewriter.rewrite(text, KnowsAll.targets()).edits().size())
                .sum();
    }

    private static Options options(String path) {
        return new OptionsBuilder()
                .include(ReferenceBenchmark.class.getName())
                .param("path", path)
                .addProfiler(GCProfiler.class)
                .forks(1)
                .threads(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                // A collector with threads of its own would take more than the one core that is measured.
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static void print(RunResult result, long bytes) {
        double seconds = second(result, "processorNanos") / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-13s %7.1f %5.1f %22.1f %24.1f%n",
                result.getPrimaryResult().getLabel(),
                result.getPrimaryResult().getScore() * bytes / MEGA,
                result.getPrimaryResult().getScoreError() * bytes / MEGA,
                second(result, "times") * bytes / MEGA / seconds,
                second(result, "gc.alloc.rate.norm") / bytes);
    }

    private static double second(RunResult result, String label) {
        return Objects.requireNonNull(result.getSecondaryResults().get(label), label)
                .getScore();
    }
}
