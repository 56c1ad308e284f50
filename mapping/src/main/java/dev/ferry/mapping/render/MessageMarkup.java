package dev.ferry.mapping.render;

import dev.ferry.archive.Message;
import java.util.Locale;
import java.util.Optional;

/** What the old tracker's messages are written in. */
public enum MessageMarkup {
    /** Plain text, but HTML where a message's type in the archive, {@code type} in its {@code extra}, says so. */
    BY_TYPE,
    PLAIN,
    HTML;

    boolean isHtml(Message message) {
        return this == HTML || (this == BY_TYPE && type(message).startsWith("text/html"));
    }

    private static String type(Message message) {
        return Optional.ofNullable(message.extra().get("type"))
                .map(type -> type.asText().strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
