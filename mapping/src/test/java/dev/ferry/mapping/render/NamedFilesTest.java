package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.Attachment;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text names a file by its id: of its own issue, of another one, or none at all. */
final class NamedFilesTest {
    @ParameterizedTest
    @CsvSource({
        "see file 6, see [file 6](https://bugs.example.org/file6/own.patch)",
        "see file7, see [file7](https://bugs.example.org/file7/of%20another.patch)",
        "see file\t7 there, see [file\t7](https://bugs.example.org/file7/of%20another.patch) there",
        "FILE 7 is newer, [FILE 7](https://bugs.example.org/file7/of%20another.patch) is newer",
        "see file 8, see [file 8](https://files.example.org/eight)",
        "see file 9, see file 9",
        "file 06, file 06",
        "my-file7 and profile7, my-file7 and profile7",
        "file 7a, file 7a"
    })
    void that_is_there_is_linked(String text, String expected) {
        assertThat(words(text, context(MappingOptions.of(Preset.BPO, Rendering.TRACKER))))
                .isEqualTo(expected);
    }

    @Test
    void of_a_tracker_without_an_address_stays_words_unless_the_file_has_one() {
        assertThat(words("file 6, file 7, file 8", context(MappingOptions.of(Preset.BPO, ""))))
                .isEqualTo("file 6, file 7, [file 8](https://files.example.org/eight)");
    }

    @Test
    void of_another_issue_stays_words_where_the_others_are_not_known() {
        RenderContext alone =
                context(MappingOptions.of(Preset.BPO, Rendering.TRACKER)).withFiles(AttachedFiles.none());
        assertThat(words("file 6, file 7", alone))
                .isEqualTo("[file 6](https://bugs.example.org/file6/own.patch), file 7");
    }

    private static String words(String text, RenderContext context) {
        Issue issue = Rendering.issue("1", "t", "first", text).toBuilder()
                .files(List.of(new Attachment(
                        new FileId("6"),
                        "own.patch",
                        Optional.empty(),
                        Optional.empty(),
                        Rendering.CREATED,
                        Optional.empty(),
                        Optional.empty(),
                        3,
                        Optional.empty(),
                        Map.of())))
                .build();
        return Rendering.wordsOf(
                new Renderer(context).render(issue).comments().get(0).body());
    }

    private static RenderContext context(MappingOptions options) {
        Map<FileId, AttachedFile> others = Map.of(
                new FileId("6"), new AttachedFile(new FileId("6"), "not own.patch", Optional.empty()),
                new FileId("7"), new AttachedFile(new FileId("7"), "of another.patch", Optional.empty()),
                new FileId("8"),
                        new AttachedFile(new FileId("8"), "eight", Optional.of("https://files.example.org/eight")));
        AttachedFiles files = id -> Optional.ofNullable(others.get(id));
        return Rendering.context(options, People.of(List.of(), UserMap.empty(), true))
                .withFiles(files);
    }
}
