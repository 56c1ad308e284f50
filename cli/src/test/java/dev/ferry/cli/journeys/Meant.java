package dev.ferry.cli.journeys;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An issue as the tracker's author meant it, without what the tracker's people took out again: retired and spam messages,
 * removed links. {@code closedAt} is what the tracker's journal says of an issue that is closed.
 */
record Meant(
        String id,
        String title,
        boolean closed,
        boolean retired,
        LocalDateTime created,
        Optional<LocalDateTime> closedAt,
        List<MeantMessage> messages) {
    Meant {
        messages = List.copyOf(messages);
    }

    /** {@code content} is where the tracker keeps its bytes, whether the file is there or not. */
    record MeantMessage(String id, LocalDateTime date, String sha256, Path content) {}
}
