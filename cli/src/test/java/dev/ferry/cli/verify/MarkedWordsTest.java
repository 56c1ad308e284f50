package dev.ferry.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkedWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [msg:1, msg:2] | [msg:1]        | [msg:1<del>, msg:2</del>] | [msg:1]
                    [msg:2]        | [msg:1, msg:2] | [msg:2]                   | [<ins>msg:1, </ins>msg:2]
                    [a]            | [b]            | [<del>a</del>]            | [<ins>b</ins>]
                    all as it was  | all as it was  | all as it was             | all as it was
                    one two        | one 2          | one <del>two</del>        | one <ins>2</ins>
                    a <b>          | a b            | a <del>&lt;b&gt;</del>    | a <ins>b</ins>
                    """)
    void what_only_one_side_has_is_marked_and_nothing_else(
            String expected, String found, String markedExpected, String markedFound) {
        MarkedWords marked = MarkedWords.of(Excerpts.of(expected, found));
        assertThat(marked.expected()).isEqualTo(markedExpected);
        assertThat(marked.found()).isEqualTo(markedFound);
    }
}
