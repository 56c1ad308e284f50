package dev.ferry.mapping.preview;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Property;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.labels.LabelRule;
import dev.ferry.mapping.labels.ValueTemplate;
import dev.ferry.mapping.labels.ValueTest;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.render.IssueLock;
import dev.ferry.mapping.render.IssueTitles;
import dev.ferry.mapping.render.LockReason;
import dev.ferry.mapping.render.LockRule;
import dev.ferry.mapping.render.MappingOptions;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Issues of a few words and what they are previewed with. */
final class PreviewScene {
    static final Instant CREATED = Instant.parse("2014-01-25T09:44:22.123Z");

    private PreviewScene() {}

    static RenderContext context() {
        User ann = new User(
                new UserId("1"), "ann", Optional.of("Ann Other"), Optional.of("ann-gh"), List.of(), false, Map.of());
        User bob = new User(new UserId("2"), "bob_b", Optional.empty(), Optional.empty(), List.of(), false, Map.of());
        return new RenderContext(
                new MigrationId("01J00000000000000000000000"),
                MappingOptions.of(Preset.BPO, "https://bugs.example.org/")
                        .locking(List.of(
                                lockRule("flame", Optional.of(LockReason.TOO_HEATED)),
                                lockRule("closed", Optional.empty()))),
                People.of(List.of(ann, bob), UserMap.empty(), true),
                LabelMap.of(List.of(new LabelRule(
                        "type",
                        ValueTest.ofValue("*"),
                        Optional.of(new ValueTemplate("type-{value}")),
                        Optional.of("D73A4A"),
                        Optional.of("\"odd\" <words>")))),
                IssueTitles.of(Map.of(new LegacyId("12"), "the twelfth")));
    }

    private static LockRule lockRule(String value, Optional<LockReason> reason) {
        return new LockRule("heat", ValueTest.ofValue(value), new IssueLock(reason));
    }

    /** By the rule for this value, if there is one. */
    static Issue locked(String id, String value) {
        return issue(id, "A title", List.of(), new Property("heat", List.of(Value.of(value))));
    }

    static Issue issue(String id, String title, String... texts) {
        List<Message> messages = new ArrayList<>();
        for (String text : texts) {
            messages.add(message(id + messages.size(), "1", Optional.of(text)));
        }
        return issue(id, title, messages);
    }

    static Message message(String id, String author, Optional<String> text) {
        return new Message(
                new MessageId(id),
                Optional.of(new UserId(author)),
                CREATED,
                text.map(MessageBody::of),
                List.of(),
                Map.of());
    }

    static Issue issue(String id, String title, List<Message> messages, Property... properties) {
        return new Issue(
                new LegacyId(id),
                Optional.empty(),
                title,
                Optional.of(new UserId("1")),
                CREATED,
                Optional.empty(),
                CREATED,
                Optional.empty(),
                List.of(properties),
                List.of(),
                List.of(),
                messages,
                List.of(),
                List.of(),
                Map.of());
    }

    static Property type(String value) {
        return new Property("type", List.of(Value.of(value)));
    }

    static PreviewSite write(Path folder, Issue... issues) throws IOException {
        PreviewSite site = new PreviewSite(
                context(), folder, List.of(issues).stream().map(Issue::id).toList());
        for (Issue issue : issues) {
            site.add(issue);
        }
        site.finish(List.of("A note with <b>signs</b>."));
        return site;
    }

    static Document page(Path folder, String name) throws IOException {
        return Jsoup.parse(Files.readString(folder.resolve(name)));
    }
}
