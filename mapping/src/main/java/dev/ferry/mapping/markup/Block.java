package dev.ferry.mapping.markup;

import java.util.List;

/** A part of a message that stands for itself. Its words are the author's: nothing in them is Markdown. Immutable. */
public sealed interface Block
        permits Paragraph, RichParagraph, CodeBlock, QuoteBlock, ListBlock, TableBlock, FoldedBlock, PictureBlock {
    /** The words as lines of a plain text, with the signs that make a quote of them, or a list. */
    List<String> plainLines();

    /** Whether something in it is shown as it is, between fences. */
    boolean holdsCode();
}
