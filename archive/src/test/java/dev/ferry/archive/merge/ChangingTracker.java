package dev.ferry.archive.merge;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.ArchiveWriter;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.DeltaWriter;
import dev.ferry.archive.ExportCounts;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.RecordSink;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A tracker of a few issues in which anything may change at any time without anybody being told. */
final class ChangingTracker {
    static final ArchiveSource SOURCE =
            new ArchiveSource("roundup", "https://bugs.example.org/", "sqlite", List.of(), List.of("retired items"));
    private static final Instant START = Instant.parse("2001-02-03T04:05:06.789Z");

    private final Random random;
    private final SortedMap<UserId, User> users = new TreeMap<>();
    private final SortedMap<LegacyId, Draft> issues = new TreeMap<>();
    private final SortedMap<UserId, User> awayUsers = new TreeMap<>();
    private final SortedMap<LegacyId, Draft> away = new TreeMap<>();
    private int lastId;

    /** An issue with the bytes of its files. */
    private record Draft(Instant created, String title, List<String> messages, List<Blob> files) {
        Draft {
            messages = List.copyOf(messages);
            files = List.copyOf(files);
        }
    }

    /** A file's name and bytes; some are raw bytes of messages. */
    private record Blob(String name, String bytes) {}

    ChangingTracker(long seed, int size) {
        random = new Random(seed);
        for (int i = 0; i < size; i++) {
            addIssue();
            addUser();
        }
    }

    private void addUser() {
        put(new UserId(Integer.toString(++lastId)), "user" + lastId);
    }

    private void put(UserId id, String name) {
        users.put(id, new User(id, name, Optional.empty(), Optional.empty(), List.of(), false, Map.of()));
    }

    private void addIssue() {
        // Several in one instant, and ids that do not rise with the time.
        String id = random.nextInt(5) == 0 ? "PROJ-" + ++lastId : Integer.toString(++lastId);
        issues.put(new LegacyId(id), new Draft(someTime(), "t" + random.nextInt(), texts(), blobs()));
    }

    private Instant someTime() {
        return START.plusSeconds(random.nextInt(40));
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add("text " + random.nextInt() + "\ud800\r\n");
        }
        return texts;
    }

    private List<Blob> blobs() {
        List<Blob> blobs = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            // Few different ones, so that contents are shared, go away and come back, under names that pack
            // differently.
            String bytes = "content ".repeat(20) + random.nextInt(6);
            blobs.add(new Blob(random.nextBoolean() ? "x.txt" : "x.png", bytes));
        }
        return blobs;
    }

    /** Some changes of every kind; none moves a date of activity. */
    void change() {
        for (int i = random.nextInt(6); i >= 0; i--) {
            changeOnce();
        }
    }

    private void changeOnce() {
        List<LegacyId> ids = List.copyOf(issues.keySet());
        if (ids.isEmpty()) {
            addIssue();
            return;
        }
        LegacyId id = ids.get(random.nextInt(ids.size()));
        Draft old = java.util.Objects.requireNonNull(issues.get(id));
        switch (random.nextInt(9)) {
            case 0 -> addIssue();
            case 1 -> away.put(id, java.util.Objects.requireNonNull(issues.remove(id)));
            case 2 -> issues.put(id, new Draft(someTime(), old.title(), old.messages(), old.files()));
            case 3 -> issues.put(id, new Draft(old.created(), old.title() + "!", old.messages(), old.files()));
            case 4 -> issues.put(id, new Draft(old.created(), old.title(), texts(), old.files()));
            case 5 -> issues.put(id, new Draft(old.created(), old.title(), old.messages(), blobs()));
            case 6 -> addUser();
            case 7 -> bringBack();
            default -> {
                UserId user = List.copyOf(users.keySet()).get(random.nextInt(users.size()));
                if (random.nextInt(3) == 0 && users.size() > 1) {
                    awayUsers.put(user, java.util.Objects.requireNonNull(users.remove(user)));
                } else {
                    put(user, "renamed" + random.nextInt());
                }
            }
        }
    }

    /** The issue with the lowest id, and a user who made none. */
    void removeOldest() {
        away.put(issues.firstKey(), java.util.Objects.requireNonNull(issues.remove(issues.firstKey())));
        awayUsers.put(users.lastKey(), java.util.Objects.requireNonNull(users.remove(users.lastKey())));
    }

    /** Everything that went away is there again, as it was. */
    void bringBack() {
        issues.putAll(away);
        away.clear();
        users.putAll(awayUsers);
        awayUsers.clear();
    }

    Manifest writeTo(Path full) {
        try (ArchiveWriter writer = ArchiveWriter.create(full, SOURCE)) {
            return feed(writer);
        }
    }

    /** What differs from the archives; the first of them is a full one. */
    Manifest writeDelta(Path delta, Path... bases) {
        try (ArchiveChain base = ArchiveChain.open(List.of(bases));
                DeltaWriter writer = DeltaWriter.create(delta, SOURCE, base)) {
            return feed(writer);
        }
    }

    private Manifest feed(RecordSink sink) {
        users.values().forEach(sink::addUser);
        List<LegacyId> order = new ArrayList<>(issues.keySet());
        order.sort(Comparator.comparing((LegacyId id) ->
                        java.util.Objects.requireNonNull(issues.get(id)).created())
                .thenComparing(Comparator.naturalOrder()));
        order.forEach(id -> sink.addIssue(record(id, java.util.Objects.requireNonNull(issues.get(id)), sink)));
        return sink.finish(
                Optional.of(START.plusSeconds(lastId)),
                new ExportCounts(List.of(new ExportCounts.LeftOut("issue", "retired", away.size()))));
    }

    private Issue record(LegacyId id, Draft draft, RecordSink sink) {
        List<Message> messages = new ArrayList<>();
        for (String text : draft.messages()) {
            boolean raw = text.hashCode() % 3 == 0;
            Optional<dev.ferry.archive.Sha256> bytes =
                    raw ? Optional.of(take(sink, text.substring(0, 6), "")) : Optional.empty();
            messages.add(new Message(
                    new MessageId(id + "-" + messages.size()),
                    Optional.empty(),
                    START,
                    Optional.of(new MessageBody(text, bytes.map(b -> "windows-1252"), bytes)),
                    List.of(),
                    Map.of()));
        }
        List<Attachment> files = new ArrayList<>();
        for (Blob blob : draft.files()) {
            files.add(new Attachment(
                    new FileId(id + "-" + files.size()),
                    blob.name(),
                    Optional.empty(),
                    Optional.empty(),
                    START,
                    Optional.empty(),
                    Optional.of(take(sink, blob.bytes(), blob.name())),
                    blob.bytes().length(),
                    Optional.empty(),
                    Map.of()));
        }
        return new Issue(
                id,
                Optional.empty(),
                draft.title(),
                Optional.of(users.firstKey()),
                draft.created(),
                Optional.empty(),
                START,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                messages,
                files,
                List.of(),
                // Kinds of numbers that are read as other ones than they were written.
                Map.of("votes", IntNode.valueOf(3), "weight", DoubleNode.valueOf(1.5)));
    }

    private static dev.ferry.archive.Sha256 take(RecordSink sink, String bytes, String name) {
        return sink.addFile(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)), name);
    }
}
