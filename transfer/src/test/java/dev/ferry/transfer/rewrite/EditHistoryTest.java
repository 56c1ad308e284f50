package dev.ferry.transfer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.mapping.TextHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which edit our write replaced unread, told from a text's history whatever the server's habits are. */
class EditHistoryTest {
    private static final Instant READ = Instant.parse("2026-03-01T12:00:10Z");
    private static final EditHistory.Write WRITE =
            new EditHistory.Write(TextHash.of("before"), TextHash.of("after"), READ);

    private final ObjectNode json = new ObjectMapper().createObjectNode();
    private int ids;

    private void edit(int second, String editor, String text) {
        ObjectNode node = json.withObject("/newest").withArray("nodes").addObject();
        node.put("id", "E" + ids++);
        node.put("editedAt", "2026-03-01T12:00:" + second + "Z");
        node.putObject("editor").put("login", editor);
        node.put("diff", text);
    }

    private Optional<String> overwritten() {
        return EditHistory.of(json)
                .overwritten(WRITE, login -> login.filter("bot"::equals).isPresent())
                .map(entry -> entry.text().orElse("no text"));
    }

    @Test
    void what_came_between_is_found_in_either_order() {
        edit(30, "bot", "after");
        edit(20, "reader", "words");
        edit(10, "bot", "before");
        assertThat(overwritten()).contains("words");

        json.removeAll();
        edit(10, "bot", "before");
        edit(20, "reader", "words");
        edit(30, "bot", "after");
        assertThat(overwritten()).contains("words");
    }

    @Test
    void within_one_second_the_order_decides() {
        edit(10, "bot", "after");
        edit(10, "reader", "words");
        edit(10, "other", "before");
        edit(10, "reader", "older words");
        assertThat(overwritten()).contains("words");

        json.removeAll();
        edit(10, "bot", "after");
        edit(10, "other", "before");
        edit(10, "reader", "older words");
        assertThat(overwritten()).isEmpty();
    }

    @Test
    void what_came_after_our_write_stands_and_is_no_collision() {
        edit(40, "reader", "words upon ours");
        edit(30, "bot", "after");
        edit(10, "bot", "before");
        assertThat(overwritten()).isEmpty();
    }

    @Test
    void a_write_that_never_took_effect_replaced_nothing() {
        edit(20, "reader", "words");
        edit(10, "bot", "before");
        assertThat(overwritten()).isEmpty();
    }

    @Test
    void where_the_history_holds_no_whole_texts_the_times_decide() {
        edit(30, "bot", "@@ -1 +1 @@");
        edit(20, "reader", "@@ -2 +2 @@");
        edit(10, "reader", "@@ -3 +3 @@");
        assertThat(overwritten()).contains("@@ -2 +2 @@");

        json.removeAll();
        edit(30, "bot", "@@ -1 +1 @@");
        edit(10, "reader", "@@ -3 +3 @@");
        assertThat(overwritten()).isEmpty();
    }

    @Test
    void words_by_hand_with_the_token_s_own_account_are_found_too() {
        edit(30, "bot", "after");
        edit(20, "bot", "words by hand");
        edit(10, "bot", "before");
        assertThat(overwritten()).contains("words by hand");
    }

    @Test
    void a_closer_look_is_taken_only_where_somebody_may_have_come_between() throws JsonProcessingException {
        assertThat(looks("[]", 0)).isFalse();
        assertThat(looks("null", 0)).isFalse();
        assertThat(looks(entry(30, "bot") + "," + entry(5, "reader"), 2)).isFalse();
        assertThat(looks(entry(30, "bot") + "," + entry(10, "reader"), 2)).isTrue();
        assertThat(looks(entry(30, "bot") + "," + entry(20, "reader"), 2)).isTrue();
        assertThat(looks(entry(30, "bot") + "," + entry(20, "bot"), 2)).isTrue();
        assertThat(looks(entry(30, "bot"), 6)).isTrue();
    }

    private static String entry(int second, String editor) {
        return "{\"editedAt\":\"2026-03-01T12:00:%02dZ\",\"editor\":{\"login\":\"%s\"}}".formatted(second, editor);
    }

    private static boolean looks(String nodes, int total) throws JsonProcessingException {
        String list = List.of("[]", "null").contains(nodes) ? nodes : "[" + nodes + "]";
        JsonNode brief = new ObjectMapper().readTree("{\"totalCount\":" + total + ",\"nodes\":" + list + "}");
        return EditHistory.needsALook(
                brief, READ, login -> login.filter("bot"::equals).isPresent());
    }
}
