package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.mapping.references.KnowsAll;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tracker of bpo's size, 60,000 issues with 310,000 messages of 1 KB, by hand: the figures go to docs/performance.md. */
@Tag("long")
final class RenderingSpeedTest {
    private static final int ISSUES = 60_000;

    @Test
    void a_big_tracker_is_rendered_within_a_minute() {
        List<Issue> sample = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 1; i <= 500; i++) {
            List<Message> messages = new ArrayList<>();
            for (int m = 1; m <= 5 + (i % 6 == 0 ? 1 : 0); m++) {
                messages.add(Rendering.message(String.valueOf(m), text(random)));
            }
            sample.add(Rendering.issue(String.valueOf(i), "A title of usual length", messages));
        }
        Renderer renderer = Rendering.renderer();
        long start = cpu();
        long characters = 0;
        long messages = 0;
        for (int i = 0; i < ISSUES; i++) {
            Issue issue = sample.get(i % sample.size());
            characters += renderer.render(issue).body().length();
            messages += issue.messages().size();
        }
        Duration plain = Duration.ofNanos(cpu() - start);
        start = cpu();
        for (int i = 0; i < ISSUES / 10; i++) {
            characters += renderer.render(sample.get(i % sample.size()), KnowsAll.targets())
                    .body()
                    .length();
        }
        Duration mapped = Duration.ofNanos(cpu() - start).multipliedBy(10);
        System.out.println(
                ISSUES + " issues, " + messages + " messages: " + plain.toMillis() + " ms of one core without a map, "
                        + mapped.toMillis() + " ms with one (measured on a tenth); " + characters);
        assertThat(plain).isLessThan(Duration.ofMinutes(1));
    }

    // The thread's own time: what else runs on the machine does not count.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        String[] tokens = {
            "word ",
            "another_word ",
            "and ",
            "some more text, ",
            "issue 12 ",
            "#34 ",
            "`x` ",
            "\n",
            "\n\n",
            "http://a.b/c ",
            "*x* "
        };
        while (text.length() < 1_000) {
            text.append(tokens[random.nextInt(random.nextInt(4) == 0 ? tokens.length : 4)]);
        }
        return text.toString();
    }
}
