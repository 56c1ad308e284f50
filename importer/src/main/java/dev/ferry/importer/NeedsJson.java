package dev.ferry.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.mapping.labels.LabelSpec;
import dev.ferry.mapping.render.MilestoneSpec;
import java.time.Instant;
import java.util.Optional;

/** Needs as JSON and back: both together give the same needs, in the same order. */
final class NeedsJson {
    private NeedsJson() {}

    static ObjectNode write(Needs needs) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode labels = json.putArray("labels");
        for (LabelSpec label : needs.labels()) {
            ObjectNode one = labels.addObject().put("name", label.name());
            label.color().ifPresent(color -> one.put("color", color));
            label.description().ifPresent(description -> one.put("description", description));
        }
        ArrayNode milestones = json.putArray("milestones");
        for (MilestoneSpec milestone : needs.milestones()) {
            ObjectNode one = milestones.addObject().put("title", milestone.title());
            milestone.dueOn().ifPresent(due -> one.put("due", due.toString()));
            milestone.description().ifPresent(description -> one.put("description", description));
        }
        ArrayNode assignees = json.putArray("assignees");
        needs.assignees().forEach(assignees::add);
        ObjectNode unmapped = json.putObject("unmapped");
        needs.unmappedAssignees().forEach(unmapped::put);
        ArrayNode problems = json.putArray("problems");
        needs.problems().forEach(problems::add);
        return json;
    }

    static void read(JsonNode json, Needs needs) {
        json.path("labels")
                .forEach(one -> needs.add(
                        new LabelSpec(one.path("name").asText(), text(one, "color"), text(one, "description"))));
        json.path("milestones")
                .forEach(one -> needs.add(new MilestoneSpec(
                        one.path("title").asText(), text(one, "due").map(Instant::parse), text(one, "description"))));
        json.path("assignees").forEach(login -> needs.addAssignee(login.asText()));
        json.path("unmapped")
                .properties()
                .forEach(person ->
                        needs.addUnmapped(person.getKey(), person.getValue().asLong()));
        json.path("problems").forEach(problem -> needs.addProblem(problem.asText()));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name)).map(JsonNode::asText);
    }
}
