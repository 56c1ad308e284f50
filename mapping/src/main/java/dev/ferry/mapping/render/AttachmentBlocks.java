package dev.ferry.mapping.render;

import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.mapping.markup.Block;
import dev.ferry.mapping.markup.CodeBlock;
import dev.ferry.mapping.markup.FoldedBlock;
import dev.ferry.mapping.markup.PictureBlock;
import dev.ferry.mapping.people.People;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The attached files of an issue that are shown: small texts, and images at their old place. Each stands once, below the first
 * message that names it; all of them are linked from the header anyway. For one thread.
 */
final class AttachmentBlocks {
    /** Texts of one message take so many times the largest at most: what people wrote should not drown. */
    private static final int TEXTS = 4;

    private static final int MOST_BLOCKS = 20;
    private static final int MOST_NAME = 100;

    private final MappingOptions options;
    private final MessageOptions messages;
    private final People people;
    private final Map<FileId, Attachment> left = new LinkedHashMap<>();
    private final Set<FileId> named = new HashSet<>();

    AttachmentBlocks(RenderContext context, Issue issue) {
        this.options = context.options();
        this.messages = context.messages();
        this.people = context.people();
        if (messages.attachments().show() != AttachmentOptions.Show.NONE) {
            issue.files().forEach(file -> left.put(file.id(), file));
        }
        issue.messages().forEach(message -> named.addAll(message.files()));
    }

    /** Those of a message's files that no message before it had. */
    List<Block> of(Message message) {
        return blocks(message.files());
    }

    /** Those that no message names. */
    List<Block> unnamed() {
        return blocks(left.keySet().stream().filter(id -> !named.contains(id)).toList());
    }

    private List<Block> blocks(List<FileId> ids) {
        List<Block> blocks = new ArrayList<>();
        int room = TEXTS * messages.attachments().textBytes();
        for (FileId id : ids) {
            Optional<Attachment> file = Optional.ofNullable(left.remove(id));
            if (file.isEmpty() || file.get().content().isEmpty() || blocks.size() == MOST_BLOCKS) {
                continue;
            }
            Optional<Block> picture = picture(file.get());
            picture.ifPresent(blocks::add);
            if (picture.isEmpty() && file.get().size() <= room) {
                Optional<Block> text = text(file.get());
                text.ifPresent(blocks::add);
                room -= text.isPresent() ? (int) file.get().size() : 0;
            }
        }
        return blocks;
    }

    private Optional<Block> picture(Attachment file) {
        if (!messages.attachments().images() || !AttachedImage.isCalledSo(file.name(), file.mediaType())) {
            return Optional.empty();
        }
        return options.fileUrl(AttachedFile.of(file))
                .filter(url -> file.content()
                        .flatMap(content -> messages.contents().beginning(content, AttachedImage.BEGINNING))
                        .filter(AttachedImage::is)
                        .isPresent())
                .map(url -> new PictureBlock(name(file), url));
    }

    private Optional<Block> text(Attachment file) {
        int most = messages.attachments().textBytes();
        if (!messages.attachments().texts() || !AttachedText.isNamedSo(file.name()) || file.size() > most) {
            return Optional.empty();
        }
        Optional<CodeBlock> code = file.content()
                // One more than it may have: reading to the end checks the digest.
                .flatMap(content -> messages.contents().beginning(content, most + 1))
                .filter(bytes -> bytes.length <= most)
                .flatMap(bytes -> AttachedText.of(
                        file.name(), bytes, messages.attachments().textLines()));
        return code.map(block -> new FoldedBlock(name(file), anonymized(block)));
    }

    private CodeBlock anonymized(CodeBlock code) {
        String text = people.anonymized(String.join("\n", code.lines()));
        return new CodeBlock(code.language(), List.of(text.split("\n", -1)));
    }

    private static String name(Attachment file) {
        String name = Characters.cleanName(file.name());
        String shown = name.isEmpty() ? "file" + file.id() : name;
        return shown.length() <= MOST_NAME ? shown : shown.substring(0, Characters.boundary(shown, MOST_NAME)) + "…";
    }
}
