package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.NodeId;
import dev.ferry.mapping.Origin;
import dev.ferry.mapping.StagingNumber;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/** How rows become records: the lists of columns and the readers that go with them. */
final class Rows {
    static final String ITEM =
            "SELECT legacy_id, position, title, url, record_hash, state, staging_number, staging_node,"
                    + " final_number, final_node, final_url, failed_in, failure_category, failure_advice, failure_detail, skipped"
                    + " FROM item ";
    static final String PART = "SELECT i.legacy_id, p.ordinal, p.origin, p.state, p.text_hash, p.message, p.sent_at,"
            + " p.announced_at, p.import_id, p.comment_id, p.comment_node, p.comment_url FROM part p JOIN item i ON i.key = p.item ";
    static final String EVENT =
            "SELECT e.sequence, e.at, i.legacy_id, e.what, e.detail FROM event e LEFT JOIN item i ON i.key = e.item ";

    private Rows() {}

    static ItemRow item(ResultSet row) throws SQLException {
        String url = row.getString("final_url");
        Optional<FinalIssue> finalIssue = url == null
                ? Optional.empty()
                : Optional.of(new FinalIssue(
                        new FinalNumber(row.getInt("final_number")),
                        new NodeId(row.getString("final_node")),
                        URI.create(url)));
        int staging = row.getInt("staging_number");
        String category = row.getString("failure_category");
        return new ItemRow(
                new LegacyId(row.getString("legacy_id")),
                new LegacyPosition(row.getString("position")),
                row.getString("title"),
                text(row, "url"),
                hash(row, "record_hash"),
                ItemState.valueOf(row.getString("state")),
                staging == 0
                        ? Optional.empty()
                        : Optional.of(new StagingIssue(
                                new StagingNumber(staging),
                                text(row, "staging_node").map(NodeId::new))),
                finalIssue,
                text(row, "failed_in").map(ItemState::valueOf),
                category == null
                        ? Optional.empty()
                        : Optional.of(new Failure(
                                category, row.getString("failure_advice"), row.getString("failure_detail"))),
                text(row, "skipped"));
    }

    static PartRow part(ResultSet row) throws SQLException {
        long comment = row.getLong("comment_id");
        Optional<CommentRef> ref = row.wasNull()
                ? Optional.empty()
                : Optional.of(new CommentRef(
                        comment,
                        text(row, "comment_node").map(NodeId::new),
                        text(row, "comment_url").map(URI::create)));
        String origin = row.getString("origin");
        return new PartRow(
                new LegacyId(row.getString("legacy_id")),
                row.getInt("ordinal"),
                origin(origin),
                PartState.valueOf(row.getString("state")),
                hash(row, "text_hash"),
                text(row, "message").map(MessageId::new),
                instant(row, "sent_at"),
                instant(row, "announced_at"),
                number(row, "import_id"),
                ref);
    }

    static EventRow event(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong("sequence"),
                Instant.ofEpochMilli(row.getLong("at")),
                text(row, "legacy_id").map(LegacyId::new),
                row.getString("what"),
                row.getString("detail"));
    }

    static ExtraRow extra(ResultSet row) throws SQLException {
        return new ExtraRow(
                new StagingNumber(row.getInt("staging_number")),
                text(row, "origin").map(Rows::origin),
                Instant.ofEpochMilli(row.getLong("found_at")));
    }

    private static Origin origin(String text) {
        return Origin.parse(text)
                .orElseThrow(() -> new LedgerException("the ledger holds an origin that is none: " + text));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return number(row, column).stream().mapToObj(Instant::ofEpochMilli).findFirst();
    }

    private static Sha256 hash(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return new Sha256(HexFormat.of().formatHex(bytes));
    }
}
