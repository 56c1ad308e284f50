package dev.ferry.cli.stages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.archive.Issue;
import dev.ferry.cli.config.MappingSection;
import dev.ferry.cli.session.Rendering;
import dev.ferry.importer.Needs;
import dev.ferry.importer.Prepared;
import dev.ferry.importer.RepositoryPreparation;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.render.MilestoneSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Labels and milestones in both repositories, before the first issue is sent. Finding out what is needed reads the whole
 * archive, so the result is kept in the ledger for an hour: an import that is killed again and again would otherwise do
 * nothing but prepare.
 */
final class Preparation {
    private static final int MOST_PROBLEMS = 20;
    private static final String NOTE = "prepared";
    private static final Duration VALID = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Stands in for an ID that there is not yet; nothing that is rendered with it is sent. */
    private static final MigrationId NOT_BEGUN = new MigrationId("0".repeat(26));

    private final Crossing crossing;

    Preparation(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Prepares both repositories, or knows that it was done. */
    Prepared prepare() throws IOException {
        String key = key();
        Optional<Prepared> known = crossing.ledger().view().note(NOTE).flatMap(note -> read(note, key));
        if (known.isPresent()) {
            return known.get();
        }
        Needs needs = new Needs(crossing.rendering())
                .addAll(WholeArchive.issues(
                        crossing.archive(),
                        "labels and milestones",
                        crossing.progress(),
                        crossing.session().stop()));
        refuse(needs.problems());
        Prepared staging = new RepositoryPreparation(crossing.github(), crossing.staging()).prepare(needs);
        new RepositoryPreparation(crossing.github(), crossing.target()).prepare(needs);
        crossing.ledger().putNote(NOTE, write(staging, key));
        return staging;
    }

    /** Tells what GitHub would refuse of this archive, before a migration is begun. */
    static void refuseImpossible(MappingSection mapping, Archive archive, String web, Iterable<Issue> issues) {
        refuse(new Needs(Rendering.context(mapping, archive, NOT_BEGUN, web))
                .addAll(issues)
                .problems());
    }

    /** What GitHub would refuse is told before the first issue is sent. */
    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            int more = problems.size() - MOST_PROBLEMS;
            throw new ConfigException(String.join("\n", problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS)))
                    + (more > 0 ? "\nand " + more + " more; `ferry doctor` lists them all" : ""));
        }
    }

    /** Another archive, other rules or other people need something else. */
    private String key() throws IOException {
        MappingSection mapping = crossing.configuration().mapping();
        StringBuilder key =
                new StringBuilder(crossing.archive().digest().hex()).append(' ').append(mapping);
        for (Path file : Stream.concat(mapping.users().stream(), mapping.labels().stream())
                .toList()) {
            key.append(' ').append(Files.readString(file).hashCode());
        }
        return key.toString();
    }

    private String write(Prepared prepared, String key) {
        ObjectNode note = JSON.createObjectNode();
        note.put("key", key);
        note.put("at", crossing.session().clock().instant().toString());
        ArrayNode milestones = note.putArray("milestones");
        prepared.milestones().forEach((spec, number) -> {
            ObjectNode milestone =
                    milestones.addObject().put("title", spec.title()).put("number", number);
            spec.dueOn().ifPresent(due -> milestone.put("due", due.toString()));
        });
        prepared.notAssignable().forEach(note.putArray("notAssignable")::add);
        return note.toString();
    }

    private Optional<Prepared> read(String text, String key) {
        try {
            JsonNode note = JSON.readTree(text);
            Instant at = Instant.parse(note.path("at").asText());
            boolean stale = at.plus(VALID).isBefore(crossing.session().clock().instant());
            if (stale || !note.path("key").asText().equals(key)) {
                return Optional.empty();
            }
            Map<MilestoneSpec, Integer> milestones = new HashMap<>();
            for (JsonNode one : note.path("milestones")) {
                Optional<Instant> due = Optional.ofNullable(one.get("due")).map(node -> Instant.parse(node.asText()));
                milestones.put(
                        new MilestoneSpec(one.path("title").asText(), due),
                        one.path("number").asInt());
            }
            Set<String> notAssignable = new HashSet<>();
            note.path("notAssignable").forEach(login -> notAssignable.add(login.asText()));
            return Optional.of(new Prepared(milestones, notAssignable));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's note of the preparation is not JSON", e);
        }
    }
}
