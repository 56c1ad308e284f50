package dev.ferry.mapping.render;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Relation;
import dev.ferry.archive.RelationType;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.links.CommitRows;
import dev.ferry.mapping.links.LinkFinder;
import dev.ferry.mapping.links.Revisions;
import dev.ferry.mapping.links.SourceTree;
import dev.ferry.mapping.links.WordLinks;
import dev.ferry.mapping.links.WordPattern;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.references.ReferenceTargets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tests of this package render with. */
final class Rendering {
    static final MigrationId MIGRATION = new MigrationId("01J00000000000000000000000");
    static final Instant CREATED = Instant.parse("2014-01-25T09:44:22.123Z");
    static final RepositoryRef PROJECT = RepositoryRef.parse("example/project");
    static final String TRACKER = "https://bugs.example.org/";

    /** bpo's preset for tests of words: the details have tests of their own. */
    static final Preset WORDS = new Preset(
            Preset.BPO.name(),
            Preset.BPO.issuePrefix(),
            Preset.BPO.issuePath(),
            Preset.BPO.trackerAccounts(),
            false,
            Preset.BPO.state(),
            Preset.BPO.labels());

    private Rendering() {}

    static User user(String id, String name, String realName, String github) {
        return new User(
                new UserId(id),
                name,
                Optional.of(realName).filter(text -> !text.isEmpty()),
                Optional.of(github).filter(text -> !text.isEmpty()),
                List.of(),
                false,
                Map.of());
    }

    static RenderContext context(MappingOptions options, People people) {
        return new RenderContext(
                MIGRATION, options, people, LabelMap.of(options.preset().labels()), IssueTitles.none());
    }

    static Renderer renderer() {
        return renderer(MappingOptions.of(Preset.BPO, TRACKER));
    }

    static Renderer renderer(MappingOptions options) {
        return new Renderer(context(
                options,
                People.of(
                        List.of(user("1", "ann", "Ann Other", "ann-gh"), user("2", "bob_b", "", "")),
                        UserMap.empty(),
                        true)));
    }

    static MappingOptions withLimit(int body) {
        return withLimits(new TextLimits(body, 256, 2_500));
    }

    static MappingOptions withLimits(TextLimits limits) {
        MappingOptions options = MappingOptions.of(WORDS, TRACKER);
        return new MappingOptions(
                options.preset(),
                options.trackerUrl(),
                options.mentions(),
                options.pullRequests(),
                Optional.empty(),
                limits,
                options.web(),
                options.datesInText());
    }

    static MappingOptions withPullRequests(String repository) {
        MappingOptions options = MappingOptions.of(Preset.BPO, TRACKER);
        return new MappingOptions(
                options.preset(),
                options.trackerUrl(),
                options.mentions(),
                Optional.of(RepositoryRef.parse(repository)),
                Optional.empty(),
                options.limits(),
                options.web(),
                options.datesInText());
    }

    static MappingOptions withOtherUrls(String... urls) {
        return MappingOptions.of(Preset.BPO, TRACKER)
                .with(new ReferenceOptions(List.of(urls), WordLinks.of(Preset.BPO.patterns())));
    }

    /** Whatever can become a link does. */
    static MappingOptions linking() {
        SourceTree sources = new SourceTree(ReferenceTargets.GITHUB, PROJECT, "main", Preset.BPO.sources());
        List<LinkFinder> finders = new ArrayList<>();
        finders.add(new Revisions(CommitRows.spec(PROJECT), ReferenceTargets.GITHUB));
        finders.addAll(sources.finders());
        finders.add(WordPattern.of("CVE-([0-9]{4})-([0-9]{4,7})", "https://cve.example.org/{1}/{2:7}"));
        finders.addAll(Preset.BPO.patterns());
        return MappingOptions.of(Preset.BPO, TRACKER).with(new ReferenceOptions(List.of(), WordLinks.of(finders)));
    }

    static Message message(String id, String text) {
        return new Message(
                new MessageId(id),
                Optional.of(new UserId("1")),
                CREATED,
                Optional.of(MessageBody.of(text)),
                List.of(),
                Map.of());
    }

    static Issue issue(String id, String title, String... texts) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            messages.add(message(String.valueOf(i + 1), texts[i]));
        }
        return issue(id, title, messages);
    }

    static Issue issue(String id, String title, List<Message> messages) {
        return new Issue(
                new LegacyId(id),
                Optional.of(TRACKER + "issue" + id),
                title,
                Optional.of(new UserId("1")),
                CREATED,
                Optional.of(new UserId("1")),
                CREATED.plusSeconds(60),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                messages,
                List.of(),
                List.of(),
                Map.of());
    }

    /** The same issue, depending on others. */
    static Issue depending(Issue issue, String... targets) {
        return issue.toBuilder()
                .relations(Stream.of(targets)
                        .map(id -> new Relation(RelationType.DEPENDS_ON, "dependencies", new LegacyId(id)))
                        .toList())
                .build();
    }

    /** What a message's text becomes, without attribution and marker. */
    static String markdownOf(String text) {
        return wordsOf(renderer()
                .render(issue("1", "t", "first", text))
                .comments()
                .get(0)
                .body());
    }

    /** The words of a comment without attribution and marker. */
    static String wordsOf(String comment) {
        int begin = comment.indexOf("\n\n") + 2;
        int end = comment.lastIndexOf("\n\n<!-- ferry ");
        return comment.substring(begin, Math.max(begin, end));
    }
}
