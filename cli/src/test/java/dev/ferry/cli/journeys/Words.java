package dev.ferry.cli.journeys;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a text still says what another said: its words, in their order, whatever was put between them. */
final class Words {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
    /** References become links of another form, words and all. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?i)https?://\\S+|\\b(?:issue|bug|bpo|msg|sf|patch)s?\\W*[0-9]\\S*");

    private Words() {}

    /** The first word of the original that the shown text lacks; empty when it says everything. */
    static Optional<String> missing(byte[] original, String shown) {
        Matcher there = WORD.matcher(shown);
        for (String word : words(REFERENCE.matcher(decode(original)).replaceAll(" "))) {
            do {
                if (!there.find()) {
                    return Optional.of(word);
                }
            } while (!there.group().equals(word));
        }
        return Optional.empty();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
