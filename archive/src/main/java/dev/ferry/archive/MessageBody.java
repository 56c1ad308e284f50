package dev.ferry.archive;

import java.util.Optional;

/**
 * A message's text. Where its bytes were not UTF-8, {@code decodedAs} names the charset that was used to read
 * them and {@code raw} is the digest of the untouched bytes, kept in the archive's files.
 */
public record MessageBody(String text, Optional<String> decodedAs, Optional<Sha256> raw) {
    public static MessageBody of(String text) {
        return new MessageBody(text, Optional.empty(), Optional.empty());
    }
}
