package dev.ferry.cli.operate;

import dev.ferry.cli.terminal.Figures;
import dev.ferry.mapping.ledger.LockHolder;
import dev.ferry.transfer.guard.HeldLock;
import java.util.ArrayList;
import java.util.List;

/** A status for people: one line a subject; what there is none of has no line. */
final class StatusText {
    private static final int MOST_EXTRAS = 20;

    private final Status status;
    private final List<String> lines = new ArrayList<>();

    StatusText(Status status) {
        this.status = status;
    }

    /** The migration in one line: its ID, where it leads, and how many items are in which state. */
    String line() {
        List<String> states = new ArrayList<>();
        status.counts().items().forEach((state, count) -> {
            if (count > 0) {
                states.add(Figures.count(count) + " " + Status.name(state));
            }
        });
        return status.migration()
                        .map(known -> known.id() + "  begun " + known.created() + "  ")
                        .orElse("") + status.staging() + " -> " + status.target() + ": "
                + (states.isEmpty() ? "nothing planned" : String.join(", ", states));
    }

    List<String> lines() {
        line("migration", status.migration().map(known -> known.id().value()).orElse("none yet"));
        line("staging", status.staging());
        line("target", status.target());
        line("stage", status.stage());
        line("running", status.running().map(LockHolder::toString).orElse("nothing"));
        status.paused().ifPresent(why -> line("paused", why));
        line("items", Figures.count(status.counts().total()));
        status.counts().items().forEach((state, count) -> line("  " + Status.name(state), Figures.count(count)));
        line("unconfirmed", Figures.count(status.counts().unconfirmedParts(), "part"));
        status.lock().ifPresent(this::locked);
        status.relations().sentence().ifPresent(sentence -> line("relations", sentence));
        status.undone().sentences().forEach(sentence -> line("undone", sentence));
        newer(status.newer());
        arrived(status.arrived());
        if (status.collisions() > 0) {
            line("collisions", collided(status.collisions()));
        }
        extras(status.extras());
        return List.copyOf(lines);
    }

    private void line(String what, String value) {
        lines.add(String.format("%-14s%s", what, value));
    }

    private void locked(HeldLock held) {
        line(
                "locked",
                status.target() + ": only collaborators may open issues there, since " + held.since()
                        + held.expires().map(time -> ", expires " + time).orElse("")
                        + "; given back at the end of `ferry transfer`, or with `ferry transfer --unlock`");
    }

    private void newer(Status.NewerArchive newer) {
        if (newer.outdated() > 0) {
            line(
                    "outdated",
                    Figures.count(newer.outdated(), "issue")
                            + " on staging that the newer archive has otherwise or lacks: `ferry import` goes on");
        }
        if (newer.leftBehind() > 0) {
            line(
                    "left behind",
                    Figures.count(newer.leftBehind(), "issue")
                            + " that the newer archive has otherwise or lacks, not touched: see import-left-behind.json");
        }
    }

    private void arrived(Status.NotYetAsBefore arrived) {
        if (arrived.open() > 0) {
            line(
                    "to be closed",
                    Figures.count(arrived.open(), "issue")
                            + " opened to be moved and not closed again yet: `ferry transfer` does it");
        }
        if (arrived.unlocked() > 0) {
            line(
                    "to be locked",
                    Figures.count(arrived.unlocked(), "issue")
                            + " locked on staging and perhaps not since the transfer: `ferry transfer` does it");
        }
    }

    private void extras(List<String> extras) {
        if (!extras.isEmpty()) {
            line("quarantined", Figures.count(extras.size(), "issue") + " on staging that nobody planned");
            extras.stream().limit(MOST_EXTRAS).forEach(extra -> lines.add("  " + extra));
            if (extras.size() > MOST_EXTRAS) {
                lines.add("  and " + Figures.count(extras.size() - MOST_EXTRAS) + " more");
            }
        }
    }

    /** The file has both texts. */
    static String collided(long count) {
        return Figures.count(count, "text")
                + " that somebody edited between Ferry's reading and its writing: see rewrite-collisions.jsonl";
    }
}
