package dev.ferry.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ferry.archive.ArchiveCounts;
import dev.ferry.archive.LegacyId;
import dev.ferry.cli.session.Finding;
import dev.ferry.github.RateLimit;
import dev.ferry.importer.Outlook;
import dev.ferry.mapping.ledger.ImportDriver;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** A diagnosis for scripts. What could not be looked at is null; times are in seconds, sizes in bytes. */
final class DiagnosisJson {
    private DiagnosisJson() {}

    static ObjectNode of(Diagnosis diagnosis) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ready", diagnosis.findings().stream().noneMatch(Finding::error));
        json.put("at", diagnosis.at().toString());
        json.put("exit", diagnosis.exit().code());
        findings(json.putArray("findings"), diagnosis);
        json.set("archive", orNull(diagnosis.archive().map(DiagnosisJson::archive)));
        json.set(
                "texts",
                orNull(diagnosis
                        .archive()
                        .flatMap(ArchiveLook.Looked::outlook)
                        .map(outlook -> texts(outlook, diagnosis.liveMentions()))));
        json.set("server", orNull(diagnosis.server().map(facts -> server(diagnosis, facts))));
        json.set("expected", orNull(diagnosis.expected().map(DiagnosisJson::expected)));
        disk(json.putObject("disk"), diagnosis.disk());
        ledger(json.putObject("ledger"), diagnosis.ledger());
        return json;
    }

    private static void findings(ArrayNode list, Diagnosis diagnosis) {
        for (Finding finding : diagnosis.findings()) {
            ObjectNode one = list.addObject()
                    .put("severity", finding.severity().word())
                    .put("check", finding.check())
                    .put("item", finding.item())
                    .put("message", finding.message())
                    .put("cure", finding.cure());
            finding.items().forEach(one.putArray("items")::add);
        }
    }

    private static ObjectNode archive(ArchiveLook.Looked looked) {
        ArchiveCounts counts = looked.manifest().counts();
        return JsonNodeFactory.instance
                .objectNode()
                .put("path", looked.path().toString())
                .put("digest", looked.digest().hex())
                .put("bytes", looked.bytes())
                .put("delta", looked.manifest().delta().isPresent())
                .put("issues", counts.issues())
                .put("messages", counts.messages())
                .put("files", counts.attachments());
    }

    private static ObjectNode texts(Outlook outlook, boolean live) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("issues", outlook.issues()).put("comments", outlook.comments());
        ids(json, "continued", outlook.continued());
        ids(json, "titlesShortened", outlook.shortened());
        ids(json, "overOneMegabyte", outlook.oversized());
        json.put("commentsOneByOne", outlook.following());
        ids(json, "over2500Comments", outlook.crowded());
        ids(json, "commentsRefused", outlook.impossible());
        ids(json, "unusable", outlook.unusable().keySet());
        json.put("mentions", live ? "live" : "neutral");
        json.put(
                "notifications",
                outlook.mentions().values().stream().mapToLong(Long::longValue).sum());
        ObjectNode people = json.putObject("mentioned");
        outlook.mentions().forEach(people::put);
        json.put("people", outlook.people()).put("peopleWithoutLogin", outlook.peopleWithoutAccount());
        json.put("labels", outlook.needs().labels().size());
        json.put("milestones", outlook.needs().milestones().size());
        json.put("assignees", outlook.needs().assignees().size());
        json.put("referringIssues", outlook.editedIssues()).put("referringTexts", outlook.edits());
        return json;
    }

    private static void ids(ObjectNode json, String name, Collection<LegacyId> ids) {
        ArrayNode list = json.putArray(name);
        ids.forEach(id -> list.add(id.value()));
    }

    private static ObjectNode server(Diagnosis diagnosis, ServerFacts facts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("api", diagnosis.api().toString());
        json.put("login", facts.account().login());
        json.put("tokens", facts.tokens());
        json.put("tokensWaiting", facts.waiting());
        json.set("driver", text(facts.driver().map(ImportDriver::text)));
        json.set("scopes", orNull(facts.account().scopes().map(scopes -> {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            scopes.stream().sorted().forEach(list::add);
            return list;
        })));
        json.set("tokenExpires", text(facts.account().expiry()));
        json.set(
                "clockAheadSeconds",
                orNull(facts.clockOffset().map(offset -> DoubleNode.valueOf(offset.toMillis() / 1000.0))));
        json.set("writesPerMinute", orNull(facts.limits().writesPerMinute().map(IntNode::valueOf)));
        json.set("writesPerHour", orNull(facts.limits().writesPerHour().map(IntNode::valueOf)));
        json.set("rateLimit", orNull(facts.rateLimit().map(RateLimit::rest).map(DiagnosisJson::quota)));
        json.set(
                "rateLimitGraphQl",
                orNull(facts.rateLimit().map(RateLimit::graphQl).map(DiagnosisJson::quota)));
        json.set("staging", orNull(facts.staging().map(DiagnosisJson::place)));
        json.set("target", orNull(facts.target().map(DiagnosisJson::place)));
        return json;
    }

    private static ObjectNode quota(RateLimit.Allowance allowance) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("limit", allowance.limit())
                .put("remaining", allowance.remaining())
                .put("reset", allowance.reset().toString());
    }

    private static ObjectNode place(ServerFacts.Place place) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", place.repository().name().toString())
                .put("private", place.repository().isPrivate())
                .put("archived", place.repository().archived())
                .put("issues", place.repository().hasIssues())
                .put("nextNumberAtLeast", place.newest().orElse(0) + 1);
    }

    private static ObjectNode expected(Expectation expected) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Expectation.Stage stage : expected.stages()) {
            json.putObject(stage.name())
                    .put("requests", stage.requests())
                    .put("writes", stage.writes())
                    .set("seconds", seconds(stage.time()));
        }
        json.put("importRequestsWithoutImportApi", expected.byRest());
        json.set("seconds", seconds(expected.time()));
        return json;
    }

    private static JsonNode seconds(Optional<Duration> time) {
        return orNull(time.map(Duration::toSeconds).map(LongNode::valueOf));
    }

    private static JsonNode text(Optional<?> value) {
        return orNull(value.map(Object::toString).map(TextNode::valueOf));
    }

    private static JsonNode orNull(Optional<? extends JsonNode> value) {
        return value.isPresent() ? value.get() : NullNode.getInstance();
    }

    private static void disk(ObjectNode json, DiskFacts disk) {
        json.put("free", disk.free())
                .put("needed", disk.needed())
                .put("export", disk.export())
                .put("ledger", disk.ledger())
                .put("newerArchive", disk.newerArchive());
    }

    private static void ledger(ObjectNode json, LedgerFacts ledger) {
        json.set("migration", text(ledger.migration().map(known -> known.id().value())));
        json.put("stage", ledger.stage());
        json.set("running", text(ledger.running()));
        ObjectNode counts = json.putObject("counts");
        ledger.counts()
                .items()
                .forEach((state, count) -> counts.put(state.name().toLowerCase(Locale.ROOT), count));
    }
}
