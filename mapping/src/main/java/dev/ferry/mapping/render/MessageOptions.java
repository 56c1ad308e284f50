package dev.ferry.mapping.render;

import dev.ferry.archive.Anonymizer;
import dev.ferry.archive.Message;
import dev.ferry.mapping.markup.Block;
import dev.ferry.mapping.markup.HtmlText;
import dev.ferry.mapping.markup.MarkupConverter;
import dev.ferry.mapping.markup.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How messages are read, and which of their files are shown. Immutable.
 *
 * @param contents where the files' bytes are; of files that are not there nothing is shown
 */
public record MessageOptions(MessageMarkup markup, AttachmentOptions attachments, FileContents contents) {
    /** Each message by its own type; no files. */
    public static final MessageOptions DEFAULT =
            new MessageOptions(MessageMarkup.BY_TYPE, AttachmentOptions.DEFAULT, FileContents.none());

    private static final MarkupConverter PLAIN = new PlainText();
    private static final MarkupConverter HTML = new HtmlText(Characters::clean);

    /** A message's blocks; none where it has no words. */
    List<Block> blocks(Message message, Anonymizer anonymizer) {
        return message.body()
                .map(body -> Characters.clean(body.text()))
                .map(text ->
                        markup.isHtml(message) ? html(text, anonymizer) : PLAIN.blocks(anonymizer.anonymized(text)))
                .orElse(List.of());
    }

    /** A name may go through tags and entities: a message that holds one is shown as plain text. */
    private static List<Block> html(String text, Anonymizer anonymizer) {
        List<Block> blocks = HTML.blocks(text);
        String words = blocks.stream()
                .map(block -> String.join("\n", block.plainLines()))
                .collect(Collectors.joining("\n\n"));
        String anonymous = anonymizer.anonymized(words);
        boolean named = !anonymous.equals(words) || !anonymizer.anonymized(text).equals(text);
        return named ? PLAIN.blocks(anonymous) : blocks;
    }
}
