package dev.ferry.exporter.python;

import dev.ferry.fixtures.fuzz.Fuzzer;
import dev.ferry.fixtures.fuzz.HostileText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a journal holds is read or refused. */
final class PythonLiteralFuzzTest {
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "'",
            "\"",
            "u'",
            "b\"",
            "\\",
            "\\x",
            "\\xe9",
            "\\xc3\\xa9",
            "\\u20ac",
            "\\ud83d",
            "\\U0001f600",
            "\\U00110000",
            "\\N{DASH}",
            "\\0",
            "\\777",
            "\\n",
            "\\'",
            "None",
            "True",
            "False",
            "1",
            "-",
            "5002L",
            "0x1f",
            "1e999",
            "-.5",
            "1.2.3",
            "9999999999",
            "1_000",
            "'a'",
            "u'caf\\xe9'",
            "('+', ['12'])",
            "'x': ",
            "<Date 2004-10-08.11:37:32>",
            "os.system('x')",
            " ",
            "\n",
            "\t",
            "#",
            "é",
            "\u0000");

    private static final List<String> SAMPLES = List.of(
            "('issue', 5002L, 'superseder')",
            "{'a': None, 'b': True, 'c': (('+', ['12']), ('-', ['3'])), 'd': -2.5e3}",
            "{'title': u'caf\\xe9 \\u20ac', 'nosy': (('+', ['1', '2', '3']),), 'activity': (2000, 11, 22, 9, 17, 57.803, 0, 0, 0)}");

    @Test
    void some_texts() {
        fuzzer(1).run(20_000);
    }

    @Test
    @Tag("long")
    void texts_of_two_minutes() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        System.out.println("Python literals: " + fuzzer(seed).run(Duration.ofMinutes(2)) + " texts");
    }

    private static Fuzzer fuzzer(long seed) {
        return new Fuzzer(new HostileText(seed, PIECES, SAMPLES), text -> {
            try {
                PythonLiteral.parse(text);
            } catch (PythonSyntaxException refused) {
                // What it is for.
            }
        });
    }
}
