package dev.ferry.cli.config;

import dev.ferry.mapping.render.AttachmentOptions;
import dev.ferry.mapping.yaml.Choice;
import dev.ferry.mapping.yaml.Section;

/** Which attached files are shown below their message. */
final class AttachmentsSection {
    /** Larger ones would fill texts that people read. */
    private static final int MOST_BYTES = 32_768;

    private static final int MOST_LINES = 5_000;

    private AttachmentsSection() {}

    static AttachmentOptions read(Section section, Values values) {
        AttachmentOptions usual = AttachmentOptions.DEFAULT;
        return new AttachmentOptions(
                section.value("show", text -> Choice.of(text, AttachmentOptions.Show.values()))
                        .orElse(usual.show()),
                section.value("text-bytes", text -> values.count(text, MOST_BYTES))
                        .orElse(usual.textBytes()),
                section.value("text-lines", text -> values.count(text, MOST_LINES))
                        .orElse(usual.textLines()));
    }
}
