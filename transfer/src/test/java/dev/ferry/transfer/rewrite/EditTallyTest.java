package dev.ferry.transfer.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.references.ReferenceKind;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditTallyTest {
    private static final LegacyId ITEM = new LegacyId("12");

    private final EditTally tally = new EditTally();

    private void edit(int ordinal, String before, String after, Map<ReferenceKind, Integer> references) {
        tally.add(new Edit(
                ITEM,
                ordinal,
                Origin.of(ITEM),
                new NodeId("I_1"),
                URI.create("https://github.example.org/example/project/issues/1"),
                before,
                after,
                Instant.EPOCH,
                false,
                references));
    }

    @Test
    void bodies_comments_and_references_are_counted_apart() {
        edit(0, "issue1 msg2", "#1 [msg2](x)", Map.of(ReferenceKind.ISSUE, 1, ReferenceKind.MESSAGE, 1));
        edit(3, "issue1 issue1", "#1 #1", Map.of(ReferenceKind.ISSUE, 2));

        RewriteFigures figures = tally.figures();

        assertThat(figures.bodies()).isEqualTo(1);
        assertThat(figures.comments()).isEqualTo(1);
        assertThat(figures.references(ReferenceKind.ISSUE)).isEqualTo(3);
        assertThat(figures.references(ReferenceKind.MESSAGE)).isEqualTo(1);
        assertThat(figures.references(ReferenceKind.STAGING)).isZero();
    }

    @Test
    void only_who_was_not_mentioned_before_is_counted_as_mentioned_anew() {
        edit(0, "@ann: issue1", "@ann: #1", Map.of());
        edit(0, "`@bob` issue1", "`@bob` #1", Map.of());
        assertThat(tally.figures().newMentions()).isZero();
        edit(0, "@ann issue1", "@ann @bob and @carl", Map.of());
        edit(1, "issue1", "@bob", Map.of());
        assertThat(tally.figures().newMentions()).isEqualTo(3);
    }
}
