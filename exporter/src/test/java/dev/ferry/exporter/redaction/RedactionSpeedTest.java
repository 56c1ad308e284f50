package dev.ferry.exporter.redaction;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How much text patterns get through, by hand; the figures stand in docs/performance.md. */
@Tag("long")
class RedactionSpeedTest {
    private static final long SEED = 7;
    private static final int TEXTS = 20_000;
    private static final int CHARACTERS = 1_000;

    @Test
    void patterns_and_how_much_text_they_get_through_a_second() {
        List<String> texts = texts();
        List<RedactionRule> literal = List.of(RedactionRule.of("key", "AKIA[0-9A-Z]{16}"));
        List<RedactionRule> phone = List.of(RedactionRule.of("phone", "\\b[0-9]{3}-[0-9]{4}\\b"));
        List<RedactionRule> five = new ArrayList<>(List.of(
                RedactionRule.of("mail", "[\\w.+-]+@[\\w-]+\\.[\\w.]+"),
                RedactionRule.of("password", "(?i)password\\s*[:=]\\s*\\S+"),
                RedactionRule.of("host", "\\b[\\w-]+\\.internal\\b")));
        five.addAll(literal);
        five.addAll(phone);

        measure("five patterns, first run", five, texts);
        measure("a pattern that begins with a literal", literal, texts);
        measure("a pattern that begins with a class", phone, texts);
        measure("five patterns", five, texts);
    }

    private static void measure(String what, List<RedactionRule> rules, List<String> texts) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        Redaction redaction = new Redaction(rules);
        long before = clock.getCurrentThreadCpuTime();
        texts.forEach(redaction::text);
        double seconds = (clock.getCurrentThreadCpuTime() - before) / 1e9;
        double millions = (double) TEXTS * CHARACTERS / 1e6 / seconds;
        System.out.printf("%s: %.1f million characters a second of processor time%n", what, millions);
    }

    /** Words of letters, with a number here and there. */
    private static List<String> texts() {
        Random random = new Random(SEED);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < CHARACTERS) {
                int length = 2 + random.nextInt(8);
                boolean number = random.nextInt(20) == 0;
                for (int c = 0; c < length; c++) {
                    text.append((char) (number ? '0' + random.nextInt(10) : 'a' + random.nextInt(26)));
                }
                text.append(random.nextInt(12) == 0 ? '\n' : ' ');
            }
            texts.add(text.substring(0, CHARACTERS));
        }
        return texts;
    }
}
