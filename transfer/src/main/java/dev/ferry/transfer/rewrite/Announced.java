package dev.ferry.transfer.rewrite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.TextHash;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the ledger remembers of an edit that was sent, until its answer was looked at: enough to find out later whose words it replaced. */
record Announced(LegacyId item, Origin origin, NodeId node, URI url, EditHistory.Write write) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Announced of(Edit edit) {
        return new Announced(
                edit.item(),
                edit.origin(),
                edit.node(),
                edit.url(),
                new EditHistory.Write(TextHash.of(edit.before()), TextHash.of(edit.after()), edit.edited()));
    }

    /** As the text of a note. */
    static String write(Collection<Announced> all) {
        ArrayNode array = JSON.createArrayNode();
        for (Announced one : all) {
            ObjectNode json = array.addObject();
            json.put("item", one.item().value());
            json.put("origin", one.origin().toString());
            json.put("node", one.node().value());
            json.put("url", one.url().toString());
            json.put("before", one.write().before().hex());
            json.put("after", one.write().after().hex());
            json.put("read", one.write().read().toString());
        }
        return array.toString();
    }

    static List<Announced> read(String note) {
        List<Announced> all = new ArrayList<>();
        try {
            for (JsonNode json : JSON.readTree(note)) {
                all.add(new Announced(
                        new LegacyId(json.path("item").asText()),
                        Origin.parse(json.path("origin").asText()).orElseThrow(),
                        new NodeId(json.path("node").asText()),
                        URI.create(json.path("url").asText()),
                        new EditHistory.Write(
                                new Sha256(json.path("before").asText()),
                                new Sha256(json.path("after").asText()),
                                Instant.parse(json.path("read").asText()))));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's note of edits under way is no JSON of ours", e);
        }
        return all;
    }
}
