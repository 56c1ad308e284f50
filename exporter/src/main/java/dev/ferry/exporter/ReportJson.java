package dev.ferry.exporter;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Manifest;
import dev.ferry.archive.Sha256;
import dev.ferry.archive.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report for programs; its names are a promise to people's scripts. */
final class ReportJson {
    private final Manifest manifest;
    private final ExportLog log;
    private final ReportFile.Circumstances circumstances;

    ReportJson(Manifest manifest, ExportLog log, ReportFile.Circumstances circumstances) {
        this.manifest = manifest;
        this.log = log;
        this.circumstances = circumstances;
    }

    /** Closes the stream. */
    void write(OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            write(json);
            json.writeRaw('\n');
        }
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("archive", circumstances.archive());
        json.writeStringField("began", circumstances.began().toString());
        json.writeStringField("ended", circumstances.ended().toString());
        json.writeStringField("host", circumstances.host());
        json.writeStringField("tracker", manifest.source().trackerKind());
        json.writeStringField("url", manifest.source().trackerUrl());
        json.writeStringField("door", manifest.source().door());
        strings(json, "cannot_give", manifest.source().cannotGive());
        strings(json, "filters", manifest.source().filters());
        json.writeObjectFieldStart("options");
        for (Map.Entry<String, List<String>> option :
                manifest.source().options().entrySet()) {
            strings(json, option.getKey(), option.getValue());
        }
        json.writeEndObject();
        if (manifest.watermark().isPresent()) {
            json.writeStringField("watermark", manifest.watermark().get().toString());
        }
        counts(json);
        delta(json);
        leftOut(json);
        redactions(json);
        items(json, "private_included", log.includedPrivate());
        strings(json, "withheld", log.withheld());
        warnings(json);
        json.writeEndObject();
    }

    private void counts(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("counts");
        json.writeNumberField("issues", manifest.counts().issues());
        json.writeNumberField("messages", manifest.counts().messages());
        json.writeNumberField("users", manifest.counts().users());
        json.writeNumberField("files", manifest.counts().attachments());
        json.writeNumberField("relations", manifest.counts().relations());
        json.writeNumberField("history_events", manifest.counts().historyEvents());
        json.writeNumberField("contents", manifest.counts().contents());
        json.writeNumberField("content_bytes", manifest.counts().contentBytes());
        json.writeEndObject();
    }

    /** Only of a delta: {@code counts} are its own then, what stayed out is of the whole tracker. */
    private void delta(JsonGenerator json) throws IOException {
        if (manifest.delta().isEmpty()) {
            return;
        }
        Manifest.Delta delta = manifest.delta().get();
        json.writeObjectFieldStart("delta");
        json.writeStringField("base", manifest.base().map(Sha256::hex).orElse(""));
        json.writeStringField("result", delta.result().map(Sha256::hex).orElse(""));
        json.writeNumberField("new_issues", delta.newIssues());
        json.writeNumberField("changed_issues", manifest.counts().issues() - delta.newIssues());
        strings(
                json,
                "gone_issues",
                delta.goneIssues().stream().map(LegacyId::value).toList());
        json.writeNumberField("new_users", delta.newUsers());
        json.writeNumberField("changed_users", manifest.counts().users() - delta.newUsers());
        strings(
                json,
                "gone_users",
                delta.goneUsers().stream().map(UserId::value).toList());
        json.writeEndObject();
    }

    private void leftOut(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("left_out");
        for (Map.Entry<LeftOut, ItemSet> entry : log.leftOut().entrySet()) {
            items(json, entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue());
        }
        json.writeEndObject();
    }

    private void redactions(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("redactions");
        for (Map.Entry<String, ExportLog.Redacted> entry : log.redactions().entrySet()) {
            json.writeObjectFieldStart(entry.getKey());
            json.writeNumberField("count", entry.getValue().fits());
            strings(json, "items", entry.getValue().items());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void items(JsonGenerator json, String name, ItemSet items) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("count", items.size());
        strings(json, "items", items);
        json.writeEndObject();
    }

    private void warnings(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("warnings");
        for (Map.Entry<WarningKind, ExportLog.WarningGroup> entry :
                log.warnings().entrySet()) {
            json.writeObjectFieldStart(entry.getKey().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("count", entry.getValue().count());
            json.writeArrayFieldStart("items");
            for (Warning warning : entry.getValue().listed()) {
                json.writeStartObject();
                json.writeStringField("item", warning.item());
                json.writeStringField("detail", warning.detail());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, Iterable<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
