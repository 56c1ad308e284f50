package dev.ferry.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.labels.LabelMap;
import dev.ferry.mapping.people.People;
import dev.ferry.mapping.people.UserMap;
import dev.ferry.mapping.render.IssueTitles;
import dev.ferry.mapping.render.MappingOptions;
import dev.ferry.mapping.render.Preset;
import dev.ferry.mapping.render.RenderContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static Outlook outlook(EditedTogether together, int... edits) {
        RenderContext context = new RenderContext(
                new MigrationId("01J00000000000000000000000"),
                MappingOptions.of(Preset.BPO, "https://bugs.example.org/"),
                People.of(List.of(), UserMap.empty(), true),
                LabelMap.empty(),
                IssueTitles.of(Map.of()));
        Outlook outlook = new Outlook(context, together, Set.of());
        for (int i = 0; i < edits.length; i++) {
            LegacyId id = new LegacyId(String.valueOf(i + 1));
            outlook.add(new RenderedSize(
                    id, Optional.empty(), false, false, false, false, edits[i], 0, edits[i], List.of()));
        }
        outlook.end();
        return outlook;
    }

    @Test
    void edits_of_issues_that_are_read_together_share_documents_as_far_as_one_holds_them() {
        EditedTogether together = new EditedTogether(2, 5);

        // Five and none fill one; three and three need two; one is left.
        Outlook outlook = outlook(together, 5, 0, 3, 3, 1);

        assertThat(outlook.editDocuments()).isEqualTo(4);
        assertThat(outlook.edits()).isEqualTo(12);
        assertThat(outlook.editedIssues()).isEqualTo(4);
    }

    @Test
    void where_nothing_is_edited_no_document_is_sent() {
        assertThat(outlook(new EditedTogether(2, 5), 0, 0, 0).editDocuments()).isZero();
    }
}
