package dev.ferry.mapping.render;

import dev.ferry.mapping.markup.CodeBlock;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an attached file holds, where it is text that a fence can show as it is. Its type in the tracker counts for nothing. */
final class AttachedText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> DIFFS = List.of(".diff", ".patch");

    private AttachedText() {}

    /** Whether a file of this name may be such a text. */
    static boolean isNamedSo(String name) {
        return isDiff(name) || name.toLowerCase(Locale.ROOT).endsWith(".txt");
    }

    private static boolean isDiff(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return DIFFS.stream().anyMatch(lower::endsWith);
    }

    /** Empty for what is no UTF-8, holds control characters or nothing to see, or has more lines than that. */
    static Optional<CodeBlock> of(String name, byte[] bytes, int mostLines) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        if (text.isBlank() || !text.chars().allMatch(AttachedText::isShown)) {
            return Optional.empty();
        }
        String clean = Characters.clean(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .stripTrailing();
        List<String> lines = List.of(clean.split("\n", -1));
        return lines.size() > mostLines
                ? Optional.empty()
                : Optional.of(new CodeBlock(isDiff(name) ? "diff" : "", lines));
    }

    private static boolean isShown(int c) {
        return c >= ' ' ? c != 0x7f : c == '\t' || c == '\n' || c == '\r';
    }
}
