package dev.ferry.mapping.render;

import dev.ferry.archive.Message;
import dev.ferry.mapping.markup.Block;
import dev.ferry.mapping.markup.HtmlText;
import dev.ferry.mapping.markup.MarkupConverter;
import dev.ferry.mapping.markup.PlainText;
import java.util.List;

/** How messages are read. Immutable. */
public record MessageOptions(MessageMarkup markup) {
    /** By each message's own type. */
    public static final MessageOptions DEFAULT = new MessageOptions(MessageMarkup.BY_TYPE);

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
