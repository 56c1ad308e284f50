package dev.ferry.mapping;

import dev.ferry.archive.MessageId;
import java.net.URI;
import java.util.Optional;

/**
 * Where a message of one issue went: the comment's address, or the where its body holds the message; empty until
 * that is known. {@code own} is false where an earlier issue that is in the final repository has the same message: then an
 * address of the message alone leads there, and not here.
 */
public record MappedMessage(MessageId id, Optional<URI> url, boolean own) {}
