package dev.ferry.mapping.render;

import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/** The characters that a reader of CommonMark with GitHub's extensions shows, without any blanks. */
final class ShownWords {
    static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create()))
            .build();

    private ShownWords() {}

    static String of(String markdown) {
        return withoutBlanks(String.join("\n", ShownLines.of(PARSER.parse(markdown))));
    }

    /** The same without the marks of lists and the signs of quotes. */
    static String bare(String markdown) {
        return withoutBlanks(String.join("\n", ShownLines.of(PARSER.parse(markdown), false)));
    }

    /** The same without lines of a quote in which nobody wrote anything, and without fences. */
    static String between(String markdown) {
        return withoutFrames(String.join("\n", ShownLines.of(PARSER.parse(markdown))));
    }

    /** An author's text in that form: fences are not shown but obeyed, and an empty line of a quote stands between paragraphs. */
    static String withoutFrames(String text) {
        return text.lines()
                .map(ShownWords::withoutBlanks)
                .filter(line -> !isFence(line) && !line.chars().allMatch(c -> c == '>'))
                .collect(Collectors.joining());
    }

    private static boolean isFence(String line) {
        return line.startsWith("```")
                && line.chars().skip(3).allMatch(c -> Character.isLetterOrDigit(c) || "+.#-".indexOf(c) >= 0);
    }

    static String withoutBlanks(String text) {
        StringBuilder words = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(words::appendCodePoint);
        return words.toString();
    }
}
