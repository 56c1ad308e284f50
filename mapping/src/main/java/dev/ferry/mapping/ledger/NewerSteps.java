package dev.ferry.mapping.ledger;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.ledger.Steps.Item;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a newer archive does to the items that are known: found first, taken up with that archive, then worked off one by one. */
final class NewerSteps {
    /** Why an item is skipped that the tracker had and has no more. */
    static final String GONE = "gone from the tracker";

    static final String CHANGED = "changed in the tracker";
    static final String OUTDATED = "outdated";

    private NewerSteps() {}

    /** What the newer archive has of an item; no hash where it lacks the issue. */
    private record Finding(
            String item,
            @Nullable String position,
            @Nullable String title,
            @Nullable String url,
            @Nullable String hash) {
        static Finding read(ResultSet row) throws SQLException {
            return new Finding(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
        }

        boolean gone() {
            return hash == null;
        }
    }

    static void found(Steps steps, Transition.Found found) {
        Item item = steps.item(found.item());
        Optional<PlannedItem> newer = found.newer();
        steps.session()
                .update(
                        "INSERT OR REPLACE INTO finding (item, position, title, url, record_hash) VALUES (?, ?, ?, ?, ?)",
                        item.key(),
                        newer.map(one -> LegacyPosition.of(one.created(), one.id())
                                        .key())
                                .orElse(null),
                        newer.map(PlannedItem::title).orElse(null),
                        newer.flatMap(PlannedItem::url).orElse(null),
                        newer.map(one -> one.recordHash().hex()).orElse(null));
        FileSteps.found(steps, item.key(), newer.map(PlannedItem::files).orElse(List.of()));
    }

    static int forgetFindings(Steps steps) {
        clear(steps, "found_file");
        return clear(steps, "finding");
    }

    private static int clear(Steps steps, String table) {
        return steps.session()
                .update(
                        "DELETE FROM " + table + " WHERE item IN (SELECT key FROM item WHERE migration = ?)",
                        steps.migration());
    }

    static void takeUpFindings(Steps steps, Set<LegacyId> unknown) {
        forgetLeft(steps, unknown);
        steps.session()
                .list(
                        Finding::read,
                        "SELECT i.legacy_id, f.position, f.title, f.url, f.record_hash"
                                + " FROM finding f CROSS JOIN item i ON i.key = f.item WHERE i.migration = ?"
                                + " ORDER BY i.position",
                        steps.migration())
                .forEach(finding -> takeUp(steps, finding));
        forgetFindings(steps);
    }

    /** What this archive holds, or proves to be gone, is left behind anew where it has to be. */
    private static void forgetLeft(Steps steps, Set<LegacyId> unknown) {
        List<LegacyId> left = steps.session()
                .list(
                        row -> new LegacyId(row.getString(1)),
                        "SELECT i.legacy_id FROM left_behind l CROSS JOIN item i ON i.key = l.item WHERE i.migration = ?",
                        steps.migration());
        for (LegacyId id : left) {
            if (!unknown.contains(id)) {
                steps.session()
                        .update(
                                "DELETE FROM left_behind WHERE item = ?",
                                steps.item(id).key());
            }
        }
    }

    static int useArchive(Steps steps, Sha256 archive, Path path) {
        // Which archives the migration had: one of them must not be taken for a newer one.
        steps.session()
                .update(
                        "INSERT INTO note (migration, name, value) SELECT key, ?, archive FROM migration"
                                + " WHERE key = ? AND archive <> ?"
                                + " ON CONFLICT (migration, name) DO UPDATE SET value = value || ' ' || excluded.value",
                        NewerArchiveView.EARLIER_ARCHIVES,
                        steps.migration(),
                        archive.hex());
        steps.event(Optional.empty(), "archive", archive.hex());
        return steps.session()
                .update(
                        "UPDATE migration SET archive = ?, archive_path = ? WHERE key = ?",
                        archive.hex(),
                        path.toString(),
                        steps.migration());
    }

    private static void takeUp(Steps steps, Finding finding) {
        Item item = steps.item(new LegacyId(finding.item()));
        // At once, as the title: other issues name its files.
        FileSteps.takeUpFound(steps, item.key());
        switch (Fate.of(item.state(), Optional.ofNullable(item.failedIn()), ItemSteps.isBegun(steps, item))) {
            case NOT_SENT -> replace(steps, item, finding);
            case STAGED -> outdate(steps, item, finding);
            case TRANSFERRED -> {
                retitle(steps, item, finding);
                if (!isAsTransferred(steps, item, finding)) {
                    leave(steps, item, (finding.gone() ? GONE : CHANGED) + " after its transfer was begun");
                }
            }
        }
    }

    /** An archive in between had it otherwise, and other issues show what that one had. */
    private static boolean isAsTransferred(Steps steps, Item item, Finding finding) {
        return steps.session()
                .first(
                        row -> row.getInt(1),
                        "SELECT 1 FROM item WHERE key = ? AND lower(hex(record_hash)) = ?",
                        item.key(),
                        finding.hash())
                .isPresent();
    }

    private static void replace(Steps steps, Item item, Finding finding) {
        if (item.state() == ItemState.FAILED) {
            ItemSteps.requeued(steps, new Transition.Requeued(item.id()));
        }
        Item now = steps.item(item.id());
        if (finding.gone()) {
            if (now.state() != ItemState.SKIPPED) {
                ItemSteps.skipped(steps, new Transition.Skipped(item.id(), GONE));
            }
            return;
        }
        describe(steps, item, finding);
        hash(steps, item, new Sha256(Objects.requireNonNull(finding.hash())));
        int back = steps.session()
                .update("UPDATE item SET skipped = NULL WHERE key = ? AND skipped = ?", item.key(), GONE);
        if (back > 0) {
            steps.change(now, ItemState.PLANNED);
        }
        steps.event(item, "planned anew", "");
    }

    private static void outdate(Steps steps, Item item, Finding finding) {
        if (item.state() == ItemState.FAILED) {
            ItemSteps.requeued(steps, new Transition.Requeued(item.id()));
        }
        if (!finding.gone()) {
            // At once: other issues show its title.
            describe(steps, item, finding);
        }
        outdate(steps, item, Optional.ofNullable(finding.hash()).map(Sha256::new));
    }

    /** A recovery found on staging something else than this record, or something of which there is none. */
    static void outdate(Steps steps, Item item, Optional<Sha256> record) {
        steps.session()
                .update(
                        "INSERT OR REPLACE INTO outdated (item, record_hash) VALUES (?, ?)",
                        item.key(),
                        record.map(Sha256::hex).orElse(null));
        steps.event(item, OUTDATED, record.isEmpty() ? GONE : CHANGED);
    }

    /** A recovery found it in the final repository, and the archive lacks it. */
    static void leaveGone(Steps steps, Item item) {
        leave(steps, item, GONE + " after its transfer was begun");
    }

    private static void describe(Steps steps, Item item, Finding finding) {
        steps.session()
                .update(
                        "UPDATE item SET position = ?, title = ?, url = ? WHERE key = ?",
                        finding.position(),
                        finding.title(),
                        finding.url(),
                        item.key());
    }

    /** Other issues show the title that the tracker has. */
    private static void retitle(Steps steps, Item item, Finding finding) {
        if (!finding.gone()) {
            steps.session().update("UPDATE item SET title = ? WHERE key = ?", finding.title(), item.key());
        }
    }

    static void anew(Steps steps, Transition.Anew anew) {
        Item item = steps.item(anew.item(), ItemState.IMPORTING, ItemState.IMPORTED, ItemState.FAILED);
        if (!item.hasStaging() && ItemSteps.isBegun(steps, item)) {
            throw new IllegalStateException("item " + item.id() + " is in doubt, it can not be made anew yet");
        }
        if (outdated(steps, item).isEmpty()) {
            throw new IllegalStateException("item " + item.id() + " is not outdated");
        }
        steps.event(item, MigrationView.ANEW, anew.why());
        if (item.state() == ItemState.FAILED) {
            ItemSteps.requeued(steps, new Transition.Requeued(item.id()));
            item = steps.item(item.id());
        }
        if (item.state() == ItemState.IMPORTING || item.state() == ItemState.IMPORTED) {
            ImportSteps.planAgain(steps, item);
        }
    }

    static void missed(Steps steps, Transition.Missed missed) {
        ImportSteps.notMade(steps, new Transition.NotMade(missed.item(), "looked for and not found"));
        steps.event(steps.item(missed.item()), NewerArchiveView.MISSED, "");
    }

    static void untrusted(Steps steps, Transition.Untrusted untrusted) {
        Item item = steps.item(untrusted.item(), ItemState.IMPORTING, ItemState.IMPORTED);
        steps.session()
                .update(
                        "INSERT OR IGNORE INTO outdated (item, record_hash)"
                                + " SELECT key, lower(hex(record_hash)) FROM item WHERE key = ?",
                        item.key());
        steps.event(item, OUTDATED, untrusted.why());
    }

    /** An item is PLANNED again: from now on it is what the newer archive has. */
    static void planned(Steps steps, Item item) {
        Optional<Outdated> outdated = outdated(steps, item);
        steps.session().update("DELETE FROM outdated WHERE item = ?", item.key());
        // It stayed as it was because of an issue that is not there any more.
        Optional<String> left = steps.session()
                .first(row -> row.getString(1), "DELETE FROM left_behind WHERE item = ? RETURNING why", item.key());
        outdated.flatMap(Outdated::record).ifPresent(hash -> hash(steps, item, hash));
        if (outdated.map(Outdated::isGone)
                .orElseGet(() -> left.filter(why -> why.startsWith(GONE)).isPresent())) {
            ItemSteps.skipped(steps, new Transition.Skipped(item.id(), GONE));
        }
    }

    private static void hash(Steps steps, Item item, Sha256 hash) {
        steps.session()
                .update(
                        "UPDATE item SET record_hash = ? WHERE key = ?",
                        HexFormat.of().parseHex(hash.hex()),
                        item.key());
    }

    /** What becomes of an item when its issue is deleted; without a record it is skipped. */
    private record Outdated(Optional<Sha256> record) {
        boolean isGone() {
            return record.isEmpty();
        }
    }

    private static Optional<Outdated> outdated(Steps steps, Item item) {
        return steps.session()
                .first(
                        row -> new Outdated(
                                Optional.ofNullable(row.getString(1)).map(Sha256::new)),
                        "SELECT record_hash FROM outdated WHERE item = ?",
                        item.key());
    }

    static void leftBehind(Steps steps, Transition.LeftBehind left) {
        Item item = steps.item(left.item());
        Outdated outdated = outdated(steps, item)
                .orElseThrow(() -> new IllegalStateException("item " + item.id() + " is not outdated"));
        steps.session().update("DELETE FROM outdated WHERE item = ?", item.key());
        leave(steps, item, outdated.isGone() ? GONE + ", and " + left.why() : left.why());
    }

    private static void leave(Steps steps, Item item, String why) {
        steps.session().update("INSERT OR REPLACE INTO left_behind (item, why) VALUES (?, ?)", item.key(), why);
        steps.event(item, "left behind", why);
    }
}
