package dev.ferry.exporter.roundup.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongPredicate;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The texts of messages and the bytes of files. Roundup answers with a sentence of its own, and with success, where a
 * text is not UTF-8 and where its file is missing; neither may be taken for what somebody wrote.
 */
final class Contents {
    private final RestClient client;
    private final Store store;
    private final String className;
    private final LongPredicate asBefore;

    /** {@code asBefore} tells of which items the bytes are still what an earlier run may have kept. */
    Contents(RestClient client, Store store, String className, LongPredicate asBefore) {
        this.client = client;
        this.store = store;
        this.className = className;
        this.asBefore = asBefore;
    }

    /** What was found: nothing asked for, a text, or the knowledge that there is none. */
    static final class Content {
        static final Content NONE = new Content(false, null);

        private final boolean asked;
        private final byte @Nullable [] bytes;

        private Content(boolean asked, byte @Nullable [] bytes) {
            this.asked = asked;
            this.bytes = bytes;
        }

        void keep(Store store, String className, long id) {
            if (asked) {
                store.putContent(className, id, bytes);
            }
        }
    }

    /** The content of an item whose text came along or not. */
    Content of(long id, Optional<JsonNode> text) {
        if (className.equals("file")) {
            saveFile(id);
            return Content.NONE;
        }
        if (text.isEmpty()) {
            return Content.NONE;
        }
        String words = text.get().asText();
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        if (words.startsWith(error(id))) {
            return new Content(true, isServedFromDisk(id, "") ? raw(id) : null);
        }
        // A message that quotes this sentence has itself as its bytes, so asking for them is right for it too.
        return new Content(true, words.startsWith(notText(id)) ? raw(id) : bytes);
    }

    private String notText(long id) {
        return className + id + " is not text, retrieve using binary_content property. mdsum: ";
    }

    private String error(long id) {
        return "ERROR reading file: " + className + id;
    }

    private HttpUrl binary(long id) {
        return client.question("rest/data/" + className + "/" + id + "/binary_content");
    }

    /** Null where the server refuses them: its sentence is not what somebody wrote. */
    private byte @Nullable [] raw(long id) {
        Path scratch = store.scratch(className, id);
        try {
            Optional<RestClient.Saved> saved = client.save(binary(id), scratch);
            byte[] bytes = saved.isPresent() ? Files.readAllBytes(scratch) : null;
            Files.deleteIfExists(scratch);
            return bytes;
        } catch (IOException e) {
            throw store.unwritable(e);
        }
    }

    private void saveFile(long id) {
        Path target = store.file(className, id);
        if (asBefore.test(id) && Files.exists(target)) {
            return;
        }
        try {
            Path scratch = store.scratch(className, id);
            Optional<RestClient.Saved> saved = client.save(binary(id), scratch);
            if (saved.isEmpty() || isError(scratch, id)) {
                Files.deleteIfExists(scratch);
                Files.deleteIfExists(target);
                return;
            }
            OwnDisk.settle(scratch, target);
        } catch (IOException e) {
            throw store.unwritable(e);
        }
    }

    private boolean isError(Path saved, long id) throws IOException {
        byte[] sentence = error(id).getBytes(StandardCharsets.UTF_8);
        byte[] start;
        try (var in = Files.newInputStream(saved)) {
            start = in.readNBytes(sentence.length);
        }
        return Arrays.equals(start, sentence) && !isServedFromDisk(id, "x");
    }

    /** What lies on disk is served with its date at the tracker's own address; the sentence about its lack has none. */
    private boolean isServedFromDisk(long id, String name) {
        Path scratch = store.scratch(className + "-page", id);
        try {
            HttpUrl page = client.question(className + id + "/" + name);
            Optional<RestClient.Saved> saved = client.save(page, scratch);
            Files.deleteIfExists(scratch);
            return saved.filter(RestClient.Saved::dated).isPresent();
        } catch (IOException e) {
            throw store.unwritable(e);
        }
    }
}
