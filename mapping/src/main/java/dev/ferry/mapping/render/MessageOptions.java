package dev.ferry.mapping.render;

import dev.ferry.archive.Message;
import dev.ferry.mapping.markup.Block;
import dev.ferry.mapping.markup.HtmlText;
import dev.ferry.mapping.markup.MarkupConverter;
import dev.ferry.mapping.markup.PlainText;
import java.util.List;

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
    List<Block> blocks(Message message) {
        MarkupConverter converter = markup.isHtml(message) ? HTML : PLAIN;
        return message.body()
                .map(text -> converter.blocks(Characters.clean(text.text())))
                .orElse(List.of());
    }
}
