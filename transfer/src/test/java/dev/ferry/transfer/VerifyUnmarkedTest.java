package dev.ferry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.transfer.verify.Difference;
import dev.ferry.transfer.verify.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments of the migration's own account of which nothing says what they were made from. */
class VerifyUnmarkedTest {
    private static final String FIELD = "unmarked comment";

    @TempDir
    Path folder;

    private MigratedPair pair;

    @BeforeEach
    void migrate() throws Exception {
        pair = MigratedPair.in(folder);
    }

    @AfterEach
    void close() {
        pair.close();
    }

    private void says(String who, String text) {
        pair.journey.hub.hands().comment(Journey.TARGET, pair.one().number(), who, text);
    }

    private List<Difference> unmarked() {
        return pair.journey.notes.stream()
                .filter(note -> note.field().equals(FIELD))
                .toList();
    }

    @Test
    void a_comment_of_our_own_account_is_noted_with_its_place_and_no_difference() {
        says(Journey.BOT, "bot extra");
        says("reader", "A new comment.");

        assertThat(pair.journey.verify().isClean())
                .as("%s", pair.journey.differences)
                .isTrue();

        assertThat(unmarked())
                .singleElement()
                .matches(note -> note.kind() == Kind.NOTE)
                .matches(note -> note.item().equals(Optional.of(LegacyIssues.id(1))))
                .matches(note -> note.where()
                        .orElseThrow()
                        .contains("/issues/" + pair.one().number() + "#issuecomment-"))
                .matches(note -> note.actual().equals("bot extra"))
                .matches(note -> note.brief().contains("'bot extra'"));
    }

    @Test
    void a_comment_that_was_written_over_is_missing_and_what_stands_there_is_noted() {
        pair.journey.hub.hands().editComment(Journey.TARGET, pair.one().number(), 0, Journey.BOT, "x");

        assertThat(pair.wrong()).extracting(Difference::field).containsExactly("comments missing");

        assertThat(unmarked()).extracting(Difference::actual).containsExactly("x");
    }

    @Test
    void a_comment_that_lost_its_marker_alone_is_told_once() {
        String body = pair.one().comments().get(0).body();
        String bare = body.substring(0, body.lastIndexOf("<!--")).strip();
        pair.journey.hub.hands().editComment(Journey.TARGET, pair.one().number(), 0, Journey.BOT, bare);

        assertThat(pair.wrong()).extracting(Difference::field).containsExactly("comment message:102 marker");

        assertThat(unmarked()).isEmpty();
    }

    @Test
    void what_says_a_duplicate_and_what_has_another_migrations_marker_is_none() {
        says(Journey.BOT, "Duplicate of #12\n");
        says(Journey.BOT, "Duplicate of example/project#12");
        says(Journey.BOT, "Another one's.\n\n<!-- ferry 00000000000000000000000000 message:7 -->");

        pair.journey.verify();

        assertThat(unmarked()).isEmpty();
    }
}
