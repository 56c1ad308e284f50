package dev.ferry.mapping;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import java.util.Optional;

/**
 * What a text on GitHub was made from: a legacy issue or message, and which piece of it when the whole was too long.
 * Written {@code issue:12}, {@code message:34}, {@code message:34/2}; pieces count from 1 and the first is not written.
 */
public sealed interface Origin {
    /** From 1. */
    int piece();

    /** The same issue or message, another piece of it. */
    Origin withPiece(int piece);

    /** The message whose beginning a text of this origin shows. */
    default Optional<MessageId> begins() {
        return Optional.empty();
    }

    /** A piece of the text that stands for the issue itself. */
    record OfIssue(LegacyId issue, int piece) implements Origin {
        public OfIssue {
            OriginText.checkPiece(piece);
        }

        @Override
        public Origin withPiece(int other) {
            return new OfIssue(issue, other);
        }

        @Override
        public String toString() {
            return OriginText.format("issue:", issue.value(), piece);
        }
    }

    /** A piece of a message. */
    record OfMessage(MessageId message, int piece) implements Origin {
        public OfMessage {
            OriginText.checkPiece(piece);
        }

        @Override
        public Origin withPiece(int other) {
            return new OfMessage(message, other);
        }

        @Override
        public Optional<MessageId> begins() {
            return piece == 1 ? Optional.of(message) : Optional.empty();
        }

        @Override
        public String toString() {
            return OriginText.format("message:", message.value(), piece);
        }
    }

    /** The issue's own text, first piece. */
    static Origin of(LegacyId issue) {
        return new OfIssue(issue, 1);
    }

    /** The message's text, first piece. */
    static Origin of(MessageId message) {
        return new OfMessage(message, 1);
    }

    /** Reads the written form back; empty when the text is not one that {@code toString} gives. */
    static Optional<Origin> parse(String text) {
        return OriginText.parse(text);
    }
}
