package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.RepositoryRef;
import dev.ferry.mapping.StagingNumber;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What the ledger's tests write. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Sha256 HASH = new Sha256("ab".repeat(32));
    static final Sha256 OTHER_HASH = new Sha256("cd".repeat(32));
    static final RepositoryRef STAGING = RepositoryRef.parse("example/staging");
    static final Failure FAILURE = new Failure("label", "shorten it", "label too long");

    private Samples() {}

    static LegacyId id(int number) {
        return new LegacyId(Integer.toString(number));
    }

    static NewMigration migration() {
        return new NewMigration(HASH, Path.of("archive.zip"), STAGING, RepositoryRef.parse("example/project"));
    }

    static MigrationLedger begin(Ledger ledger) {
        return ledger.begin(migration(), new Random(1));
    }

    static PlannedItem item(int number) {
        return new PlannedItem(
                id(number),
                NOW.plusSeconds(number),
                "Issue " + number,
                Optional.of("https://bugs.example.org/issue" + number),
                HASH);
    }

    static List<PlannedItem> items(int count) {
        List<PlannedItem> items = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            items.add(item(number));
        }
        return items;
    }

    /** An issue whose body shows its first message, and a comment for each further one. */
    static List<PartPlan> parts(int issue, int comments) {
        List<PartPlan> parts = new ArrayList<>();
        parts.add(new PartPlan(Origin.of(id(issue)), HASH, List.of(message(issue, 0))));
        for (int comment = 1; comment <= comments; comment++) {
            parts.add(PartPlan.of(Origin.of(message(issue, comment)), HASH));
        }
        return parts;
    }

    static MessageId message(int issue, int index) {
        return new MessageId(Integer.toString(issue * 100 + index));
    }

    static StagingIssue staging(int number) {
        return new StagingIssue(new StagingNumber(number), Optional.of(new NodeId("I_" + number)));
    }

    static FinalIssue finalIssue(int number) {
        return new FinalIssue(
                new FinalNumber(number),
                new NodeId("F_" + number),
                URI.create("https://github.example.org/example/project/issues/" + number));
    }

    static CommentRef comment(int issue, long id) {
        return new CommentRef(
                id,
                Optional.of(new NodeId("C_" + id)),
                Optional.of(URI.create(
                        "https://github.example.org/example/project/issues/" + issue + "#issuecomment-" + id)));
    }
}
