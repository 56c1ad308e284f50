package dev.ferry.exporter.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.exporter.python.PyValue.PyBool;
import dev.ferry.exporter.python.PyValue.PyDict;
import dev.ferry.exporter.python.PyValue.PyEntry;
import dev.ferry.exporter.python.PyValue.PyFloat;
import dev.ferry.exporter.python.PyValue.PyInt;
import dev.ferry.exporter.python.PyValue.PyNone;
import dev.ferry.exporter.python.PyValue.PySequence;
import dev.ferry.exporter.python.PyValue.PyString;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonLiteralTest {
    @Test
    void journal_parameters_of_both_pythons_are_read() throws Exception {
        assertThat(PythonLiteral.parse("('issue', 5002L, 'superseder')"))
                .isEqualTo(new PySequence(List.of(
                        new PyString("issue"), new PyInt(BigInteger.valueOf(5002)), new PyString("superseder"))));
        assertThat(PythonLiteral.parse("{'a': None, 'b': True, 'c': (('+', ['12']),), 'd': -2.5e3}"))
                .isEqualTo(new PyDict(List.of(
                        new PyEntry(new PyString("a"), new PyNone()),
                        new PyEntry(new PyString("b"), new PyBool(true)),
                        new PyEntry(
                                new PyString("c"),
                                new PySequence(List.of(new PySequence(
                                        List.of(new PyString("+"), new PySequence(List.of(new PyString("12")))))))),
                        new PyEntry(new PyString("d"), new PyFloat(-2500)))));
    }

    @Test
    void a_tuple_of_one_needs_its_comma() throws Exception {
        assertThat(PythonLiteral.parse("(1)")).isEqualTo(new PyInt(BigInteger.ONE));
        assertThat(PythonLiteral.parse("(1,)")).isEqualTo(new PySequence(List.of(new PyInt(BigInteger.ONE))));
        assertThat(PythonLiteral.parse(" ( ) ")).isEqualTo(new PySequence(List.of()));
    }

    @Test
    void bytes_of_python_2_are_utf8_or_else_latin1_and_unicode_escapes_are_code_points() throws Exception {
        assertThat(text("'caf\\xc3\\xa9'")).isEqualTo("café");
        assertThat(text("'caf\\xe9'")).isEqualTo("café");
        assertThat(text("u'caf\\xe9'")).isEqualTo("café");
        assertThat(text("u'\\xc3\\xa9'")).isEqualTo("Ã©");
        assertThat(text("u'\\u20ac \\U0001f600 \\ud83d\\ude00'")).isEqualTo("€ 😀 😀");
        assertThat(text("'plain é'")).isEqualTo("plain é");
    }

    @Test
    void half_a_surrogate_pair_becomes_the_replacement_character() throws Exception {
        assertThat(text("u'a\\ud83d'")).isEqualTo("a\uFFFD");
    }

    @Test
    void quotes_and_control_characters_are_unescaped() throws Exception {
        assertThat(text("'it\\'s \\\\ \\n\\r\\t\\x00'")).isEqualTo("it's \\ \n\r\t\u0000");
        assertThat(text("\"it's\"")).isEqualTo("it's");
        assertThat(text("b'x'")).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "(",
                "[1, 2",
                "{'a' 1}",
                "{'a': 1",
                "'abc",
                "'abc\\",
                "'\\x4'",
                "'\\q'",
                "'\\xzz'",
                "(1 2)",
                "[,]",
                "1 2",
                "--1",
                "1L2",
                "os.system('x')",
                "__import__('os')",
                "f'x'",
                "r'x'",
                "nope",
                "1.2.3",
                "<Date 2004-10-08.11:37:32>",
                "u'\\U00110000'",
                "{1, 2}",
                "lambda: 1",
                "'a' 'b'",
                "1 + 1",
                "1.5L"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> PythonLiteral.parse(text)).isInstanceOf(PythonSyntaxException.class);
    }

    @Test
    void nesting_is_bounded() throws Exception {
        int most = PythonLiteral.MAX_DEPTH;
        PythonLiteral.parse("[".repeat(most) + "1" + "]".repeat(most));
        assertThatThrownBy(() -> PythonLiteral.parse("[".repeat(most + 1) + "1" + "]".repeat(most + 1)))
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> PythonLiteral.parse("[".repeat(100_000))).hasMessageContaining("nested deeper");
    }

    @Test
    void numbers_are_bounded() throws Exception {
        PythonLiteral.parse("9".repeat(PythonLiteral.MAX_NUMBER));
        assertThatThrownBy(() -> PythonLiteral.parse("9".repeat(PythonLiteral.MAX_NUMBER + 1)))
                .hasMessageContaining("longer than");
    }

    private static String text(String literal) throws PythonSyntaxException {
        return PythonLiteral.parse(literal).text().orElseThrow();
    }
}
