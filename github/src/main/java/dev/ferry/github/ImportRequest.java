package dev.ferry.github;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One issue with its comments for the import API, serialised once when it is made, so that its size is known before it is
 * sent. The server takes at most {@link #LARGEST} bytes.
 */
public final class ImportRequest {
    /** 1 MB; whether GitHub means 10^6 or 2^20 bytes is not known, so the smaller counts. */
    public static final int LARGEST = 1_000_000;

    private final byte[] json;

    private ImportRequest(byte[] json) {
        this.json = json;
    }

    public static ImportRequest of(ImportIssue issue, List<ImportComment> comments) {
        ObjectNode body = Json.object();
        body.set("issue", issue.toJson());
        ArrayNode array = body.putArray("comments");
        comments.forEach(comment -> array.add(comment.toJson()));
        return new ImportRequest(Json.bytes(body));
    }

    /** Bytes on the wire. */
    public int size() {
        return json.length;
    }

    public boolean fits() {
        return json.length <= LARGEST;
    }

    byte[] json() {
        return json;
    }
}
