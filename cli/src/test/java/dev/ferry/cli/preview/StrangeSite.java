package dev.ferry.cli.preview;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Property;
import dev.ferry.archive.Value;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.preview.PreviewSite;
import dev.ferry.mapping.render.IssueTitles;
import dev.ferry.mapping.render.MappingOptions;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A preview of issues whose words want to be more than words, and of many plain ones. */
final class StrangeSite {
    static final String TITLE = "<script>window.struck = 1</script></title></textarea> \"x\" \u202Eturned";
    static final String WORDS = "<img src=\"http://tracked.example.org/x.png\" onerror=\"window.struck = 2\">\n"
            + "<script>window.struck = 3</script> </pre></textarea><style>body { display: none }</style>\n\n"
            + "<iframe src=\"https://tracked.example.org/\"></iframe> javascript:window.struck=4\n"
            + "https://tracked.example.org/page @dora #12 \0 \u202Eturned\u202C\n\n"
            + ">>> a = 1  # and a line of code that is so long that it does not fit into any column of any page of any size, "
            + "unless it may be scrolled there\n";

    private StrangeSite() {}

    /** Issue 1 is the strange one; every tenth has code, so that there is a flag to look for. */
    static void write(Path folder, int issues) throws IOException {
        RenderContext context = new RenderContext(
                new MigrationId("01J00000000000000000000000"),
                MappingOptions.of(Preset.BPO, "https://bugs.example.org/"),
                People.nobody(),
                LabelMap.of(Preset.BPO.labels()),
                IssueTitles.none());
        List<LegacyId> ids = IntStream.rangeClosed(1, issues)
                .mapToObj(id -> new LegacyId(Integer.toString(id)))
                .toList();
        PreviewSite site = new PreviewSite(context, folder, ids);
        for (int id = 1; id <= issues; id++) {
            site.add(
                    id == 1
                            ? issue("1", TITLE, WORDS)
                            : issue(
                                    Integer.toString(id),
                                    "Plain issue of many, kind-" + id % 7,
                                    id % 10 == 0 ? ">>> code" : "words"));
        }
        site.finish(List.of("A note."));
    }

    private static Issue issue(String id, String title, String words) {
        Instant created = Instant.parse("2014-01-25T09:44:22Z");
        return new Issue(
                new LegacyId(id),
                Optional.of("https://bugs.example.org/issue" + id),
                title,
                Optional.empty(),
                created,
                Optional.empty(),
                created,
                Optional.empty(),
                List.of(
                        new Property("type", List.of(Value.of("crash"))),
                        new Property("status", List.of(Value.of(id.endsWith("3") ? "closed" : "open")))),
                List.of(),
                List.of(),
                List.of(new Message(
                        new MessageId(id),
                        Optional.empty(),
                        created,
                        Optional.of(MessageBody.of(words)),
                        List.of(),
                        Map.of())),
                List.of(),
                List.of(),
                Map.of());
    }
}
