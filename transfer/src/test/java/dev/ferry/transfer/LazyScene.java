package dev.ferry.transfer;

import dev.ferry.github.RepositoryName;
import dev.ferry.github.Surroundings;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.formats.MapContent;
import dev.ferry.mapping.formats.MapFileReader;
import dev.ferry.mapping.formats.MapFormat;
import dev.ferry.mapping.references.ReferenceTargets;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.Renderer;
import dev.ferry.transfer.rewrite.Collision;
import dev.ferry.transfer.rewrite.LazyJob;
import dev.ferry.transfer.rewrite.LazyRewrite;
import dev.ferry.transfer.rewrite.PlannedEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What is left of a migration when its ledger is not at hand: a file of its map. */
final class LazyScene {
    private LazyScene() {}

    static LazyRewrite of(Journey journey, List<PlannedEdit> edits, List<Collision> collisions) {
        return new LazyRewrite(job(journey, StopSignal.never()), edits::add, collisions::add);
    }

    /** Asked to stop from the beginning. */
    static LazyRewrite stopped(Journey journey) {
        return new LazyRewrite(job(journey, () -> true), edit -> {}, collision -> {});
    }

    /** As {@code ferry rewrite --plan} and {@code ferry map} do: comments are located when somebody looks. */
    static void writeMap(Journey journey) throws IOException {
        journey.rewriting(StopSignal.never()).plan(edit -> {});
        MapFormat.JSON.write(
                new MapContent(journey.ledger().view().mappedIssues(), Preset.BPO.grammar(""), true, MapContent.FIELD),
                (name, body) -> {
                    try (var out = Files.newBufferedWriter(map(journey))) {
                        body.to(out);
                    }
                });
    }

    private static Path map(Journey journey) {
        return journey.home().resolve("map.json");
    }

    private static LazyJob job(Journey journey, StopSignal stop) {
        MapFileReader.MapFile map = MapFileReader.read(List.of(map(journey)));
        ReferenceTargets all = journey.targets();
        return new LazyJob(
                journey.github(),
                RepositoryName.parse(Journey.TARGET),
                new Renderer(journey.context()).references(),
                new ReferenceTargets(map.map(), all.target(), all.staging(), all.web()),
                new Surroundings(journey.time, journey.time, new Random(3)),
                stop);
    }
}
