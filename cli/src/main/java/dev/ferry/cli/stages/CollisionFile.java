package dev.ferry.cli.stages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.cli.terminal.Console;
import dev.ferry.cli.terminal.Figures;
import dev.ferry.transfer.rewrite.Collision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Both texts of each collision, a line of JSON each, in a file that only grows: a later run must not take away what an
 * earlier one saved. On the disk before it returns.
 */
public record CollisionFile(Path path) {
    /** A result of the run: people's words were replaced in so many texts, and here they are. */
    public void tell(Console console, long texts) {
        if (texts > 0) {
            console.result(Figures.count(texts, "text") + " somebody edited between reading and writing;"
                    + " what they wrote was replaced. Both texts: " + path);
        }
    }

    public void add(Collision collision) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("item", collision.item().value())
                .put("text", collision.origin().toString())
                .put("where", collision.url().toString())
                .put("editor", collision.editor().orElse(null))
                .put("at", collision.at().toString())
                .put("theirs", collision.theirs().orElse(null))
                .put("ours", collision.ours().orElse(null));
        ByteBuffer line = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
