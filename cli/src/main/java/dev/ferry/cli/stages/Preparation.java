package dev.ferry.cli.stages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.Archive;
import dev.ferry.archive.ConfigException;
import dev.ferry.cli.config.Workspace;
import dev.ferry.cli.run.StoppedException;
import dev.ferry.cli.session.Rendering;
import dev.ferry.cli.session.Session;
import dev.ferry.cli.session.SurveyKey;
import dev.ferry.cli.terminal.Progress;
import dev.ferry.importer.Needs;
import dev.ferry.importer.Prepared;
import dev.ferry.importer.Replenished;
import dev.ferry.importer.RepositoryPreparation;
import dev.ferry.importer.Survey;
import dev.ferry.mapping.render.RenderContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Labels and milestones in both repositories, before the first issue is sent. Finding out what is needed reads the whole
 * archive, so that is kept in a file as far as it came; that both repositories have it is kept in the ledger for an hour.
 * An import that is killed again and again would otherwise do nothing but prepare. A transfer looks at the final one again.
 */
final class Preparation {
    private static final int MOST_PROBLEMS = 20;
    private static final String NOTE = "prepared";
    private static final Duration VALID = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Crossing crossing;

    Preparation(Crossing crossing) {
        this.crossing = crossing;
    }

    /** Prepares both repositories, or knows that it was done. */
    Prepared prepare() throws IOException {
        String key = SurveyKey.of(crossing.configuration().mapping(), crossing.archive(), web());
        Optional<Prepared> known = crossing.ledger().view().note(NOTE).flatMap(note -> read(note, key));
        if (known.isPresent()) {
            return known.get();
        }
        Needs needs = needs();
        RepositoryPreparation target = new RepositoryPreparation(crossing.github(), crossing.target());
        // Before staging gets a day that can not stay.
        target.check(needs);
        Prepared staging = new RepositoryPreparation(crossing.github(), crossing.staging()).prepare(needs);
        target.prepare(needs);
        crossing.ledger().putNote(NOTE, write(staging, key));
        return staging;
    }

    /**
     * Looks at the final repository as it is now, whatever the ledger knows, and makes what is not there any more: a transfer
     * drops it from every issue without a word.
     */
    Replenished replenishTarget() throws IOException {
        Needs needs = needs();
        // Another day in ferry.yaml than at the import is a milestone that no issue on staging has.
        new RepositoryPreparation(crossing.github(), crossing.staging()).check(needs);
        return new RepositoryPreparation(crossing.github(), crossing.target()).replenish(needs);
    }

    private Needs needs() throws IOException {
        Session session = crossing.session();
        Look look = new Look("labels and milestones", crossing.archive(), crossing.rendering(), crossing.progress());
        return needs(session, session.workspace(), look, web());
    }

    private String web() {
        return crossing.repositories().web();
    }

    /** Tells what GitHub would refuse of this archive, before anything of it is planned. */
    static void refuseImpossible(Session session, Workspace workspace, Archive archive, Stage.Look look)
            throws IOException {
        RenderContext rendering = Rendering.context(workspace.configuration().mapping(), archive, look.web());
        needs(session, workspace, new Look("check", archive, rendering, look.progress()), look.web());
    }

    /** A look through an archive under the name that its progress shows. */
    private record Look(String name, Archive archive, RenderContext rendering, Progress progress) {}

    private static Needs needs(Session session, Workspace workspace, Look look, String web) throws IOException {
        String key = SurveyKey.of(workspace.configuration().mapping(), look.archive(), web);
        Needs needs = Survey.open(workspace.survey(), key, look.rendering())
                .complete(look.archive(), look.name(), look.progress(), session.stop())
                .orElseThrow(StoppedException::new);
        look.progress().end();
        refuse(needs.problems());
        return needs;
    }

    /** What GitHub would refuse is told before the first issue is sent. */
    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            int more = problems.size() - MOST_PROBLEMS;
            throw new ConfigException(String.join("\n", problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS)))
                    + (more > 0 ? "\nand " + more + " more; `ferry doctor` lists them all" : ""));
        }
    }

    private String write(Prepared prepared, String key) {
        ObjectNode note = JSON.createObjectNode();
        note.put("key", key);
        note.put("at", crossing.session().clock().instant().toString());
        ArrayNode milestones = note.putArray("milestones");
        prepared.milestones()
                .forEach((title, number) ->
                        milestones.addObject().put("title", title).put("number", number));
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
            Map<String, Integer> milestones = new HashMap<>();
            note.path("milestones")
                    .forEach(one -> milestones.put(
                            one.path("title").asText(), one.path("number").asInt()));
            Set<String> notAssignable = new HashSet<>();
            note.path("notAssignable").forEach(login -> notAssignable.add(login.asText()));
            return Optional.of(new Prepared(milestones, notAssignable));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's note of the preparation is not JSON", e);
        }
    }
}
