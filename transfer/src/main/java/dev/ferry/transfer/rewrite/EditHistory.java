package dev.ferry.transfer.rewrite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.TextHash;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The edits of one text, newest first, as GitHub keeps them. Its schema calls an entry's {@code diff} a summary of the
 * changes; what is known of it is that it holds the whole text after the edit. That is used where it proves true of
 * this history, and otherwise the times decide.
 */
record EditHistory(List<Entry> entries) {
    /** Part of the answer to an edit; few entries without their texts, which tell whether a closer look is needed. */
    static final String BRIEF = "userContentEdits(first: 5) { totalCount nodes { editedAt editor { login } } }";
    /** Both ends, because nothing says in which order they come. */
    static final String WHOLE = """
            newest: userContentEdits(first: 50) { nodes { id editedAt editor { login } diff } }
            oldest: userContentEdits(last: 50) { nodes { id editedAt editor { login } diff } }
            """;

    /** One edit; whose account is gone has no editor. */
    record Entry(Instant at, Optional<String> editor, Optional<String> text) {
        private boolean is(Sha256 hash) {
            return text.map(TextHash::of).filter(hash::equals).isPresent();
        }
    }

    /** What we read and wrote: the hashes of both texts, and when the one that was read was last edited. */
    record Write(Sha256 before, Sha256 after, Instant read) {}

    EditHistory {
        entries = List.copyOf(entries);
    }

    static EditHistory of(JsonNode text) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String end : List.of("newest", "oldest")) {
            text.path(end).path("nodes").forEach(node -> {
                if (node.isObject()) {
                    entries.putIfAbsent(node.path("id").asText(), entry(node));
                }
            });
        }
        List<Entry> all = new ArrayList<>(entries.values());
        if (all.size() > 1 && all.get(0).at().isBefore(all.get(all.size() - 1).at())) {
            Collections.reverse(all);
        }
        // Stable: those of one second stay as they came.
        all.sort(Comparator.comparing(Entry::at).reversed());
        return new EditHistory(all);
    }

    private static Entry entry(JsonNode node) {
        return new Entry(
                OffsetDateTime.parse(node.path("editedAt").asText()).toInstant(),
                Optional.ofNullable(node.path("editor").path("login").textValue()),
                Optional.ofNullable(node.path("diff").textValue()));
    }

    /** Whether the brief history in the answer to an edit leaves room for somebody's edit after our reading. */
    static boolean needsALook(JsonNode brief, Instant read, Predicate<Optional<String>> ours) {
        JsonNode nodes = brief.path("nodes");
        if (!nodes.isArray()) {
            // A server that keeps no histories, or an edit that changed nothing.
            return false;
        }
        int later = 0;
        int notEarlier = 0;
        for (JsonNode node : nodes) {
            Entry entry = entry(node);
            boolean own = ours.test(entry.editor());
            if (!own && !entry.at().isBefore(read)) {
                return true;
            }
            later += own && entry.at().isAfter(read) ? 1 : 0;
            notEarlier += own && !entry.at().isBefore(read) ? 1 : 0;
        }
        // Ours is one; within the second of what was read there is that, too. More are by hand with our own account.
        return later > 1 || notEarlier > 2 || brief.path("totalCount").asInt() > nodes.size();
    }

    /** The newest edit that our write replaced without our having read it. */
    Optional<Entry> overwritten(Write write, Predicate<Optional<String>> ours) {
        boolean textsAreKnown = entries.stream().anyMatch(entry -> entry.is(write.before()) || entry.is(write.after()));
        int place = 0;
        while (place < entries.size() && !isOurWrite(entries.get(place), write, ours, textsAreKnown)) {
            place++;
        }
        List<Entry> earlier = entries.subList(Math.min(entries.size(), place + 1), entries.size());
        for (Entry entry : earlier) {
            if (entry.is(write.before()) || entry.at().isBefore(write.read())) {
                return Optional.empty();
            }
            // Of one second with what we read: only texts can tell which came first.
            boolean later = entry.at().isAfter(write.read())
                    || (textsAreKnown && earlier.stream().anyMatch(one -> one.is(write.before())));
            if (later && !entry.is(write.after()) && (textsAreKnown || !ours.test(entry.editor()))) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static boolean isOurWrite(
            Entry entry, Write write, Predicate<Optional<String>> ours, boolean textsAreKnown) {
        return ours.test(entry.editor())
                && (textsAreKnown ? entry.is(write.after()) : !entry.at().isBefore(write.read()));
    }
}
