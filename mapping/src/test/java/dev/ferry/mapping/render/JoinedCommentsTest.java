package dev.ferry.mapping.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Issue;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issue never has more comments than a server takes: the last ones are joined, and every word of them is there once. */
final class JoinedCommentsTest {
    private static final int MOST = 10;
    private static final TextLimits LIMITS = new TextLimits(4_000, 256, MOST);
    private static final String NOTICE = " joined from here on, because GitHub takes 10 comments an issue.*";

    private static RenderedIssue rendered(List<String> texts) {
        return Rendering.renderer(Rendering.withLimits(LIMITS)).render(issue(texts));
    }

    private static Issue issue(List<String> texts) {
        return Rendering.issue("1", "t", texts.toArray(String[]::new));
    }

    private static List<String> texts(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "word" + i + ".").toList();
    }

    private static List<String> origins(RenderedIssue issue) {
        return issue.comments().stream()
                .map(comment -> comment.origin().toString())
                .toList();
    }

    @Test
    void as_many_comments_as_the_limit_stay_as_they_are_and_one_more_joins_two() {
        RenderedIssue full = rendered(texts(1 + MOST));
        assertThat(full.comments())
                .hasSize(MOST)
                .allMatch(comment -> comment.shows().size() == 1);
        assertThat(full.toString()).doesNotContain(NOTICE);

        RenderedIssue over = rendered(texts(2 + MOST));
        assertThat(over.comments()).hasSize(MOST);
        assertThat(over.comments().subList(0, MOST - 1))
                .isEqualTo(full.comments().subList(0, MOST - 1));
        RenderedComment last = over.comments().get(MOST - 1);
        assertThat(last.shows()).containsExactly(new MessageId("11"), new MessageId("12"));
        assertThat(last.body())
                .startsWith("*2 messages are" + NOTICE + "\n\n")
                .contains("word11.\n\n---\n\n<!-- ferry 01J00000000000000000000000 message:12 -->\n\n")
                .contains("word12")
                .endsWith("\n\n<!-- ferry 01J00000000000000000000000 message:11 -->");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_message_is_there_once_and_in_order_whatever_the_lengths(long seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        int count = 12 + random.nextInt(25);
        for (int i = 1; i <= count; i++) {
            int words = random.nextInt(12) == 0 ? 800 : random.nextInt(60);
            texts.add("begin" + i + " " + "word ".repeat(words) + "end" + i);
        }
        RenderedIssue issue = rendered(texts);

        assertThat(issue.comments()).hasSizeLessThanOrEqualTo(MOST);
        StringBuilder all = new StringBuilder(issue.body());
        List<MessageId> shown = new ArrayList<>(List.of(new MessageId("1")));
        for (RenderedComment comment : issue.comments()) {
            assertThat(comment.body().length()).isLessThanOrEqualTo(LIMITS.body());
            assertThat(Marker.parse(comment.body()).map(Marker::origin)).contains(comment.origin());
            all.append(comment.body());
            shown.addAll(comment.shows());
        }
        assertThat(origins(issue)).doesNotHaveDuplicates();
        assertThat(shown)
                .isEqualTo(IntStream.rangeClosed(1, count)
                        .mapToObj(i -> new MessageId("" + i))
                        .toList());
        int at = 0;
        for (int i = 1; i <= count; i++) {
            at = all.indexOf("begin" + i + " ", at);
            assertThat(at).as("message %d", i).isPositive();
            at = all.indexOf("end" + i, at);
            assertThat(at).as("message %d", i).isPositive();
        }
        assertThat(all.toString()).containsOnlyOnce(NOTICE);
    }

    @Test
    void what_goes_on_with_a_text_begins_a_comment() {
        List<String> texts = new ArrayList<>(texts(MOST));
        texts.add("word ".repeat(900));
        texts.addAll(texts(3));
        RenderedIssue issue = rendered(texts);
        assertThat(issue.comments()).hasSizeLessThanOrEqualTo(MOST);
        assertThat(origins(issue)).contains("message:11/2");
        RenderedComment rest = issue.comments().get(origins(issue).indexOf("message:11/2"));
        assertThat(rest.shows()).containsExactly(new MessageId("12"), new MessageId("13"), new MessageId("14"));
        assertThat(rest.body()).contains("UTC, part 2:");
    }

    @Test
    void what_is_too_much_for_that_stays_whole_and_is_more_than_the_limit() {
        RenderedIssue issue = rendered(
                IntStream.range(0, 30).mapToObj(i -> "word ".repeat(500)).toList());
        assertThat(issue.comments()).hasSize(29);
    }

    @Test
    void the_same_messages_and_some_more_leave_the_first_comments_as_they_were() {
        List<RenderedComment> before = rendered(texts(14)).comments();
        List<RenderedComment> after = rendered(texts(15)).comments();
        assertThat(after.subList(0, MOST - 1)).isEqualTo(before.subList(0, MOST - 1));
    }
}
