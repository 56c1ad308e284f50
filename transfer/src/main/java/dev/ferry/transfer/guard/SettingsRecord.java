package dev.ferry.transfer.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.github.GitHub;
import dev.ferry.github.InteractionLimit;
import dev.ferry.github.RefusalCategory;
import dev.ferry.github.RemoteException;
import dev.ferry.github.RepositoryName;
import dev.ferry.github.RepositorySettings;
import dev.ferry.mapping.ledger.MigrationLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What both repositories were set to before the first issue moved and are set to now, so that nobody has to remember what a
 * migration may have changed. The first look is kept in the ledger. For one thread.
 */
public final class SettingsRecord {
    private static final String NOTE = "settings.before";
    private static final String LIMIT = "interaction_limit";
    private static final JsonMapper JSON = new JsonMapper();
    /** A limit that may not be asked for is no reason to move nothing. */
    private static final Set<RefusalCategory> NOT_TOLD = EnumSet.of(
            RefusalCategory.FORBIDDEN,
            RefusalCategory.NOT_FOUND,
            RefusalCategory.GONE,
            RefusalCategory.INVALID,
            RefusalCategory.UNEXPECTED);

    private final MigrationLedger ledger;
    private final GitHub github;
    private final RepositoryName staging;
    private final RepositoryName target;

    public SettingsRecord(MigrationLedger ledger, GitHub github, RepositoryName staging, RepositoryName target) {
        this.ledger = ledger;
        this.github = github;
        this.staging = staging;
        this.target = target;
    }

    /** Looks and keeps what is there, unless an earlier run did. */
    public void keepBefore(Instant now) {
        if (ledger.view().note(NOTE).isEmpty()) {
            ledger.putNote(NOTE, look(now).toString());
        }
    }

    /** What was before, what is now, and what is not as it was, as {@code target has_wiki: true -> false}. */
    public record Comparison(ObjectNode json, List<String> differences) {
        public Comparison {
            differences = List.copyOf(differences);
        }
    }

    /** Looks once more. */
    public Comparison compare(Instant now) {
        ObjectNode before = before(now);
        ObjectNode after = look(now);
        List<String> differences = new ArrayList<>();
        for (String role : List.of("staging", "target")) {
            JsonNode one = before.path(role);
            JsonNode other = after.path(role);
            Set<String> names = new TreeSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (!one.path(name).equals(other.path(name))) {
                    differences.add(
                            role + " " + name + ": " + words(one.path(name)) + " -> " + words(other.path(name)));
                }
            }
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("migration", ledger.id().value());
        json.set("before", before);
        json.set("after", after);
        differences.forEach(json.putArray("differences")::add);
        return new Comparison(json, differences);
    }

    private ObjectNode before(Instant now) {
        Optional<String> note = ledger.view().note(NOTE);
        try {
            return note.isPresent() ? (ObjectNode) JSON.readTree(note.get()) : look(now);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the note " + NOTE + " is no JSON", e);
        }
    }

    private ObjectNode look(Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", now.toString());
        json.set("staging", look(staging));
        json.set("target", look(target));
        return json;
    }

    private ObjectNode look(RepositoryName name) {
        RepositorySettings found = github.settings(name);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", found.name().toString());
        found.settings().forEach(setting -> json.put(setting.name(), setting.value()));
        try {
            Optional<InteractionLimit> limit = github.interactions(name).current();
            json.put(
                    LIMIT,
                    limit.map(one -> one.group() + " of " + one.origin() + " until " + one.expires())
                            .orElse("none"));
        } catch (RemoteException e) {
            if (!NOT_TOLD.contains(e.category())) {
                throw e;
            }
            json.put(LIMIT, "not told");
        }
        return json;
    }

    private static String words(JsonNode value) {
        return value.isMissingNode() ? "not told" : value.asText();
    }
}
