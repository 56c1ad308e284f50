package dev.ferry.cli.archives;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.archive.ArchiveCounts;
import dev.ferry.archive.ArchiveSource;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.summary.ArchiveSummary;
import dev.ferry.archive.summary.ArchiveSummary.Period;
import java.util.List;
import java.util.Optional;

/** What {@code archive info --json} prints; the names are a promise to people's scripts. Sizes are bytes. */
final class DescriptionJson {
    private final ArchiveDescription description;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    DescriptionJson(ArchiveDescription description) {
        this.description = description;
    }

    String text() {
        Manifest manifest = description.manifest();
        json.put("archive", description.digest().hex());
        json.put("format", manifest.formatVersion());
        source(manifest.source());
        continues(manifest);
        manifest.watermark().ifPresent(newest -> json.put("watermark", newest.toString()));
        counts(manifest.counts());
        json.putObject("size")
                .put("zip", description.zipSize())
                .put("unpacked", description.unpackedSize())
                .put("files", manifest.counts().contentBytes());
        period("created", description.summary().created());
        period("activity", description.summary().activity());
        largest(description.summary());
        ArrayNode leftOut = json.putArray("left_out");
        manifest.leftOut()
                .forEach(left -> leftOut.addObject()
                        .put("what", left.what())
                        .put("reason", left.reason())
                        .put("count", left.count()));
        json.put("edits", manifest.edits().size());
        return json.toString();
    }

    private void source(ArchiveSource source) {
        json.put("tracker", source.trackerKind());
        json.put("url", source.trackerUrl());
        json.put("door", source.door());
        texts(json.putArray("cannot_give"), source.cannotGive());
        texts(json.putArray("filters"), source.filters());
        ObjectNode options = json.putObject("options");
        source.options().forEach((name, values) -> texts(options.putArray(name), values));
    }

    private void continues(Manifest manifest) {
        manifest.delta().ifPresent(delta -> {
            ObjectNode continues = json.putObject("continues");
            manifest.base().ifPresent(base -> continues.put("base", base.hex()));
            delta.result().ifPresent(result -> continues.put("result", result.hex()));
            continues.put("new_issues", delta.newIssues()).put("new_users", delta.newUsers());
            ArrayNode issues = continues.putArray("gone_issues");
            delta.goneIssues().forEach(id -> issues.add(id.value()));
            ArrayNode users = continues.putArray("gone_users");
            delta.goneUsers().forEach(id -> users.add(id.value()));
        });
    }

    private void counts(ArchiveCounts counts) {
        json.putObject("counts")
                .put("issues", counts.issues())
                .put("messages", counts.messages())
                .put("users", counts.users())
                .put("files", counts.attachments())
                .put("relations", counts.relations())
                .put("history_events", counts.historyEvents())
                .put("contents", counts.contents())
                .put("content_bytes", counts.contentBytes());
    }

    private void period(String name, Optional<Period> seen) {
        seen.ifPresent(period -> json.putObject(name)
                .put("first", period.first().toString())
                .put("first_issue", period.firstIssue().value())
                .put("last", period.last().toString())
                .put("last_issue", period.lastIssue().value()));
    }

    private void largest(ArchiveSummary summary) {
        ArrayNode messages = json.putArray("longest_messages");
        summary.longestMessages()
                .forEach(one -> messages.addObject()
                        .put("issue", one.issue().value())
                        .put("message", one.message().value())
                        .put("characters", one.characters()));
        ArrayNode files = json.putArray("largest_files");
        summary.largestFiles()
                .forEach(one -> files.addObject()
                        .put("issue", one.issue().value())
                        .put("file", one.file().value())
                        .put("name", one.name())
                        .put("bytes", one.bytes())
                        .put("in_archive", one.inArchive()));
        ArrayNode issues = json.putArray("most_messages");
        summary.mostMessages()
                .forEach(one ->
                        issues.addObject().put("issue", one.issue().value()).put("messages", one.messages()));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
