package dev.ferry.cli.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.MigrationId;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.ledger.MigrationRecord;
import dev.ferry.mapping.references.ReferenceKind;
import dev.ferry.transfer.rewrite.CrowdedReference;
import dev.ferry.transfer.rewrite.RewriteFigures;
import dev.ferry.transfer.rewrite.RewriteSummary;
import dev.ferry.transfer.rewrite.StagingLeft;
import dev.ferry.transfer.rewrite.UnknownReference;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RewriteReportTest {
    private static final URI PLACE = URI.create("https://github.com/example/project/issues/1#issuecomment-7");
    private static final LegacyId ITEM = new LegacyId("812");

    private static final MigrationRecord RECORD = new MigrationRecord(
            MigrationId.generate(Instant.EPOCH, new Random(1)),
            new Sha256("0".repeat(64)),
            Path.of("archive.zip"),
            RepositoryRef.parse("example/staging"),
            RepositoryRef.parse("example/project"),
            Instant.EPOCH);

    @TempDir
    Path folder;

    @Test
    void what_found_no_room_is_a_kind_of_its_own_with_its_place() throws Exception {
        Path file = folder.resolve("rewrite-report.json");
        try (RewriteReport report = RewriteReport.begin(file, RECORD, false)) {
            report.add(new UnknownReference(ITEM, PLACE, "issue 9"));
            report.add(new CrowdedReference(ITEM, PLACE, "#<!-- -->12", 3));
            report.add(new CrowdedReference(ITEM, PLACE, "msg50", 51));
            assertThat(report.count()).isEqualTo(1);
            assertThat(report.crowded()).isEqualTo(54);
            assertThat(report.crowdedTexts()).containsExactly(PLACE);
            report.add(new StagingLeft(ITEM, PLACE, StagingLeft.Where.PEOPLES, "example/staging#3"));
            RewriteFigures figures = new RewriteFigures(1, 2, Map.of(ReferenceKind.MESSAGE, 4L), 1);
            report.finish(new RewriteSummary(1, 3, 1, List.of(), List.of(), List.of(), 0, figures, false), true);
        }

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("whole").asBoolean()).isTrue();
        assertThat(json.get("bodies").asInt() + json.get("comments").asInt()).isEqualTo(3);
        assertThat(json.get("references").toString())
                .isEqualTo("{\"staging\":0,\"foreseen\":0,\"issue\":0,\"message\":4}");
        assertThat(json.get("newMentions").asInt()).isEqualTo(1);
        assertThat(json.get("unknown")).hasSize(1);
        assertThat(json.get("stagingLeft").toString())
                .isEqualTo("[{\"item\":\"812\",\"where\":\"" + PLACE
                        + "\",\"reference\":\"example/staging#3\",\"in\":\"peoples\"}]");
        assertThat(json.get("noRoom").toString())
                .isEqualTo("[{\"item\":\"812\",\"where\":\"" + PLACE + "\",\"reference\":\"#12\",\"times\":3},"
                        + "{\"item\":\"812\",\"where\":\"" + PLACE + "\",\"reference\":\"msg50\",\"times\":51}]");
    }
}
