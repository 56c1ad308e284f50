package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.Change;
import dev.ferry.archive.FileId;
import dev.ferry.archive.HistoryEvent;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Property;
import dev.ferry.archive.Sha256;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.people.OptOut;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that is sent names somebody who asked not to be named, in whatever part they played. */
final class AnonymousTextsTest {
    private static final UserId ANN = new UserId("1");
    private static final List<User> USERS = List.of(Rendering.user("1", "ann_o", "Ann Other", "ann-gh"));

    private static final Optional<byte[]> PATCH =
            Optional.of("--- a\n+++ b\n+# by Ann Other".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    @Test
    void somebody_who_did_everything_is_named_nowhere() throws IOException {
        Issue issue = everything();
        assertThat(texts(issue, OptOut.nobody()))
                .anySatisfy(text -> assertThat(text).contains("ann_o", "Ann Other", "ann-gh"));
        Path list = Files.writeString(folder.resolve("opt-out.csv"), "legacy\nann_o\n");
        assertThat(texts(issue, OptOut.read(list)))
                .allSatisfy(text -> assertThat(text).doesNotContainIgnoringCase("ann_o", "Ann Other", "ann-gh", "anno"))
                .anySatisfy(text -> assertThat(text).contains("**a former contributor** wrote on"))
                .anySatisfy(text -> assertThat(text).contains("+# by a former contributor"));
    }

    @Test
    void a_name_that_goes_through_tags_and_entities_is_found() throws IOException {
        Path list = Files.writeString(folder.resolve("opt-out.csv"), "legacy\nann_o\n");
        Issue issue = Rendering.issue(
                "12", "t", "first", "by <b>Ann</b>&nbsp;Other, <a href='https://github.com/ann-gh/x'>x</a>");
        Stream<String> html = texts(issue, OptOut.read(list), MessageMarkup.HTML);
        assertThat(html.skip(3).reduce("", String::concat))
                .contains("a former contributor")
                .doesNotContain("Ann</", "Other,");
    }

    private static Stream<String> texts(Issue issue, OptOut optOut) {
        return texts(issue, optOut, MessageMarkup.BY_TYPE);
    }

    private static Stream<String> texts(Issue issue, OptOut optOut, MessageMarkup markup) {
        RenderContext context = new RenderContext(
                        Rendering.MIGRATION,
                        MappingOptions.of(Preset.BPO, Rendering.TRACKER),
                        People.of(USERS, UserMap.empty(), true, optOut),
                        LabelMap.of(Preset.BPO.labels()),
                        IssueTitles.of(Map.of(new LegacyId("9"), "A wish of Ann Other")))
                .with(new MessageOptions(markup, AttachmentOptions.DEFAULT, (content, most) -> PATCH))
                .withFiles(id -> Optional.of(new AttachedFile(id, "of-ann_o.diff", Optional.empty())));
        RenderedIssue rendered = new Renderer(context).render(issue);
        return Stream.concat(
                Stream.of(
                        rendered.title(),
                        rendered.body(),
                        String.valueOf(rendered.assignee()),
                        rendered.labels().toString()),
                rendered.comments().stream().map(RenderedComment::body));
    }

    private static Issue everything() {
        Issue plain = Rendering.issue(
                "12",
                "Ann Other has no house",
                "Hello, I am Ann Other (ann_o)",
                "> Ann\n> Other wrote:\n\n`ann_o` in file 7");
        Value closed = Value.of("closed");
        return new Issue(
                plain.id(),
                plain.url(),
                plain.title(),
                Optional.of(ANN),
                plain.created(),
                Optional.of(ANN),
                plain.activity(),
                Optional.of(ANN),
                List.of(
                        new Property("status", List.of(closed)),
                        new Property("components", List.of(Value.of("Area of Ann Other"))),
                        new Property("keywords", List.of(Value.linked("1", "ann_o")))),
                List.of(ANN),
                Rendering.depending(plain, "9").relations(),
                plain.messages(),
                List.of(new Attachment(
                        new FileId("5"),
                        "ann_o.diff",
                        Optional.of("text/plain"),
                        Optional.of(ANN),
                        Rendering.CREATED,
                        Optional.of("by Ann Other"),
                        Optional.of(new Sha256("0".repeat(64))),
                        10,
                        Optional.empty(),
                        Map.of())),
                List.of(new HistoryEvent(
                        Rendering.CREATED,
                        Optional.of(ANN),
                        "set",
                        List.of(new Change("status", List.of(Value.of("open")), List.of(closed))),
                        Map.of())),
                Map.of());
    }
}
