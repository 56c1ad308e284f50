package dev.ferry.cli.verify;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import dev.ferry.mapping.html.PageText;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Two texts as HTML, with the words marked that only one of them has. */
record MarkedWords(String expected, String found) {
    /** What a list puts around its members is no part of them. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[\\s\\[\\],])|(?=[\\s\\[\\],])");

    static MarkedWords of(Excerpts texts) {
        List<String> before = words(texts.expected());
        List<String> after = words(texts.found());
        List<AbstractDelta<String>> changes = DiffUtils.diff(before, after).getDeltas();
        return new MarkedWords(
                marked(before, changes, AbstractDelta::getSource, "del"),
                marked(after, changes, AbstractDelta::getTarget, "ins"));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(BETWEEN_WORDS.split(text));
    }

    private static String marked(
            List<String> words,
            List<AbstractDelta<String>> changes,
            Function<AbstractDelta<String>, Chunk<String>> side,
            String tag) {
        StringBuilder html = new StringBuilder();
        int written = 0;
        for (AbstractDelta<String> change : changes) {
            Chunk<String> chunk = side.apply(change);
            int end = chunk.getPosition() + chunk.size();
            html.append(text(words.subList(written, chunk.getPosition())));
            if (chunk.size() > 0) {
                html.append('<')
                        .append(tag)
                        .append('>')
                        .append(text(words.subList(chunk.getPosition(), end)))
                        .append("</")
                        .append(tag)
                        .append('>');
            }
            written = end;
        }
        return html.append(text(words.subList(written, words.size()))).toString();
    }

    private static String text(List<String> words) {
        return PageText.verbatim(String.join("", words));
    }
}
