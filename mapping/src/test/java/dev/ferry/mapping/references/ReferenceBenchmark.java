package dev.ferry.mapping.references;

import dev.ferry.mapping.render.RenderedTexts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Each operation goes through all texts of a path; {@link ReferenceSpeed} makes figures of it. */
@State(Scope.Thread)
public class ReferenceBenchmark {
    @Param("")
    public String path = "";

    private final ReferenceGrammar grammar = ReferenceGrammar.roundup(SpecWorld.TRACKER, "bpo-");
    private final ReferenceRewriter rewriter = new ReferenceRewriter(grammar, 65_536);
    private final ReferenceTargets targets = KnowsAll.targets();
    private List<String> texts = List.of();
    private List<ShownText> parsed = List.of();

    @Setup
    public void read() throws IOException {
        texts = RenderedTexts.of(Path.of(path));
        parsed = texts.stream().map(ShownText::of).toList();
    }

    /** Times all texts were gone through, and the process's processor time for it: that of collections counts, that of others does not. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Effort {
        public long times;
        public long processorNanos;

        <T> int of(List<T> all, ToIntFunction<T> work) {
            long start = processorTime();
            int result = 0;
            for (T one : all) {
                result += work.applyAsInt(one);
            }
            processorNanos += processorTime() - start;
            times++;
            return result;
        }

        private static long processorTime() {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }
    }

    /** The scanner alone: what of the texts is shown is known. */
    @Benchmark
    public int scan(Effort effort) {
        return effort.of(parsed, this::scan);
    }

    /** The Markdown of every text is parsed before it is scanned. */
    @Benchmark
    public int parseAndScan(Effort effort) {
        return effort.of(texts, text -> scan(ShownText.of(text)));
    }

    /** All that is done for a text: the look that spares most the parsing, the parse, the scan, and the new text. */
    @Benchmark
    public int rewrite(Effort effort) {
        return effort.of(texts, text -> rewriter.rewrite(text, targets).text().length());
    }

    private int scan(ShownText shown) {
        ReferenceScanner scanner = new ReferenceScanner(shown, grammar, new Resolving(grammar, targets));
        scanner.scan();
        return scanner.edits().size();
    }
}
