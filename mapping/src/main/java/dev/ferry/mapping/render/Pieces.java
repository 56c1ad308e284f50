package dev.ferry.mapping.render;

import dev.ferry.mapping.markup.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Distributes a text over as many pieces as its length needs: parted between blocks, and inside one only where it
 * alone is longer than a piece. Every piece but the last ends with a notice.
 */
final class Pieces {
    static final String CONTINUED = "*Continued in the next comment.*";
    private static final String GAP = "\n\n";

    private final BlockWriter writer;
    private final BlockCutter cutter;
    private final int room;
    private final IntFunction<String> heads;
    private final List<String> done = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();
    private boolean hasWords;

    private Pieces(BlockWriter writer, int room, IntFunction<String> heads) {
        this.writer = writer;
        this.cutter = new BlockCutter(writer);
        this.room = room - GAP.length() - CONTINUED.length();
        this.heads = heads;
    }

    /**
     * The pieces of a text: one that is not longer than {@code room}, or some that leave a part of it free. {@code heads} gives each
     * piece's beginning, counted from 1; what it says is never parted.
     */
    static List<String> of(List<Block> blocks, BlockWriter writer, int room, IntFunction<String> heads) {
        Optional<String> whole = new Pieces(writer, room, heads).whole(blocks);
        return whole.map(List::of).orElseGet(() -> new Pieces(writer, TextLimits.filled(room), heads).parted(blocks));
    }

    /** Empty where it would be too long, which shows as soon as it is. */
    private Optional<String> whole(List<Block> blocks) {
        begin();
        for (Block block : blocks) {
            String markdown = writer.write(block);
            if (markdown.length() > left()) {
                return Optional.empty();
            }
            append(markdown);
        }
        return Optional.of(piece.toString());
    }

    private List<String> parted(List<Block> blocks) {
        begin();
        blocks.forEach(this::add);
        done.add(piece.toString());
        return done;
    }

    private void begin() {
        piece.setLength(0);
        piece.append(heads.apply(done.size() + 1));
        hasWords = false;
    }

    private void next() {
        done.add(piece + GAP + CONTINUED);
        begin();
    }

    private void add(Block block) {
        String whole = writer.write(block);
        if (whole.length() <= left()) {
            append(whole);
            return;
        }
        if (hasWords && whole.length() <= room - heads.apply(done.size() + 2).length() - GAP.length()) {
            next();
            append(whole);
            return;
        }
        Deque<Block> rest = new ArrayDeque<>(List.of(block));
        while (!rest.isEmpty()) {
            if (left() < room / 8) {
                next();
            }
            BlockCutter.Part part = cutter.take(rest.remove(), left(), !hasWords);
            if (!part.markdown().isEmpty()) {
                append(part.markdown());
            }
            for (int i = part.rest().size() - 1; i >= 0; i--) {
                rest.push(part.rest().get(i));
            }
            if (!part.rest().isEmpty() && hasWords) {
                next();
            }
        }
    }

    private int left() {
        return room - piece.length() - GAP.length();
    }

    private void append(String markdown) {
        if (!piece.isEmpty()) {
            piece.append(GAP);
        }
        piece.append(markdown);
        hasWords = true;
    }
}
