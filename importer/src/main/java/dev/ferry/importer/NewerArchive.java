package dev.ferry.importer;

import dev.ferry.archive.Archive;
import dev.ferry.archive.AttachedFile;
import dev.ferry.archive.FileId;
import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.RecordHash;
import dev.ferry.archive.Sha256;
import dev.ferry.mapping.StageProgress;
import dev.ferry.mapping.StopSignal;
import dev.ferry.mapping.TextHash;
import dev.ferry.mapping.ledger.FilesView;
import dev.ferry.mapping.ledger.FindingRow;
import dev.ferry.mapping.ledger.ItemRow;
import dev.ferry.mapping.ledger.ItemState;
import dev.ferry.mapping.ledger.LegacyPosition;
import dev.ferry.mapping.ledger.MigrationLedger;
import dev.ferry.mapping.ledger.PartRow;
import dev.ferry.mapping.ledger.Transition;
import dev.ferry.mapping.render.RenderContext;
import dev.ferry.mapping.render.RenderedComment;
import dev.ferry.mapping.render.RenderedIssue;
import dev.ferry.mapping.render.Renderer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what a migration planned with an archive that is not the one it was planned from: by the hashes of the records,
 * and for what is on staging by the texts too, because a text may show another issue's title, the address of its file or a
 * person's name. What is
 * found is kept in the ledger as it is found, so that a comparison that is killed is gone on with; nothing of the migration
 * changes before {@link #takeUp}. For one thread.
 */
public final class NewerArchive {
    private static final int BATCH = 100;
    private static final String NOTE = "import.comparing";
    private static final Set<ItemState> STAGED = EnumSet.of(ItemState.IMPORTING, ItemState.IMPORTED);

    private final Archive archive;
    private final MigrationLedger ledger;
    private final Renderer renderer;
    private final StageProgress progress;
    private final StopSignal stop;
    private final boolean whole;

    /** The context renders with the titles and files that this archive has. */
    public NewerArchive(
            Archive archive, MigrationLedger ledger, RenderContext rendering, StageProgress progress, StopSignal stop) {
        this.archive = archive;
        this.ledger = ledger;
        this.progress = progress;
        this.stop = stop;
        renderer = new Renderer(rendering);
        whole = !archive.manifest().source().holdsOnlySome();
    }

    /**
     * What a comparison found: items that differ or are gone, how many issues of the archive no item stands for, and how
     * many items it lacks without a proof that they are gone, because it was exported with a filter.
     */
    public record Changes(List<FindingRow> findings, long unknown, long absent) {
        public Changes {
            findings = List.copyOf(findings);
        }
    }

    /** Compares everything; empty when the operator stopped it. */
    public Optional<Changes> compare() {
        long items = ledger.view().counts().total();
        Bookmark bookmark = new Bookmark();
        bookmark.read();
        progress.begin("compare archives", items);
        progress.advance(bookmark.compared);
        Walk walk = new Walk(bookmark);
        List<ItemRow> batch = new ArrayList<>();
        for (ItemRow item : ledger.view().items(bookmark.position)) {
            batch.add(item);
            if (batch.size() == BATCH) {
                if (stop.isRaised()) {
                    return Optional.empty();
                }
                walk.take(batch);
                batch.clear();
            }
        }
        walk.take(batch);
        long unknown = archive.manifest().counts().issues() - bookmark.held;
        return Optional.of(new Changes(ledger.view().newerArchive().findings(), Math.max(0, unknown), bookmark.absent));
    }

    /** From now on the migration is of this archive; what was found is taken up with it, all or nothing. */
    public void takeUp(Path path) {
        ledger.takeUp(archive.digest(), path, whole ? Set.of() : leftAndUnknown());
    }

    /** An archive of some issues says nothing of the others that one before left behind. */
    private Set<LegacyId> leftAndUnknown() {
        return ledger.view().newerArchive().leftBehind().stream()
                .map(row -> row.item().id())
                .filter(id -> archive.title(id).isEmpty())
                .collect(Collectors.toSet());
    }

    /** How far the comparison came; worth something for the same archive while nothing else happened. */
    private final class Bookmark {
        private final String key = archive.digest().hex() + " " + ledger.view().counts();
        private LegacyPosition position = LegacyPosition.START;
        private long compared;
        private long held;
        private long absent;

        void read() {
            String[] lines = ledger.view().note(NOTE).orElse("").split("\n", -1);
            if (lines.length == 5 && lines[0].equals(key)) {
                position = new LegacyPosition(lines[1]);
                compared = Long.parseLong(lines[2]);
                held = Long.parseLong(lines[3]);
                absent = Long.parseLong(lines[4]);
            } else {
                ledger.forgetFindings();
            }
        }

        Transition passed(ItemRow last, int items) {
            position = last.position();
            compared += items;
            return new Transition.Kept(
                    NOTE, String.join("\n", key, position.key(), "" + compared, "" + held, "" + absent));
        }
    }

    /** Both in legacy order, side by side. */
    private final class Walk {
        private final ArchiveWalk issues = new ArchiveWalk(archive);
        private final Set<LegacyId> outdated =
                new HashSet<>(ledger.view().newerArchive().outdated());
        private final FilesView files = ledger.view().files();
        private final Bookmark bookmark;

        Walk(Bookmark bookmark) {
            this.bookmark = bookmark;
        }

        void take(List<ItemRow> items) {
            if (items.isEmpty()) {
                return;
            }
            List<Transition> found = new ArrayList<>();
            Map<LegacyId, Issue> same = new HashMap<>();
            for (ItemRow item : items) {
                Optional<Issue> issue = issues.at(item).or(() -> elsewhere(item.id()));
                if (issue.isEmpty()) {
                    lacking(item).ifPresent(found::add);
                    continue;
                }
                bookmark.held++;
                if (differs(item, RecordHash.of(issue.get())) || isShownOtherwise(item, issue.get())) {
                    found.add(changed(issue.get()));
                } else if (STAGED.contains(item.state())) {
                    same.put(item.id(), issue.get());
                }
            }
            ledger.view().parts(same.keySet()).forEach((id, parts) -> {
                Issue issue = same.get(id);
                if (issue != null && !parts.isEmpty() && !texts(issue).equals(texts(parts))) {
                    found.add(changed(issue));
                }
            });
            found.add(bookmark.passed(items.get(items.size() - 1), items.size()));
            ledger.commit(found);
            progress.advance(items.size());
        }

        private Optional<Transition> lacking(ItemRow item) {
            if (item.state() == ItemState.SKIPPED) {
                return Optional.empty();
            }
            if (!whole) {
                bookmark.absent++;
                return Optional.empty();
            }
            return Optional.of(new Transition.Found(item.id(), Optional.empty()));
        }

        /** What is skipped is looked at again: it may be back in the tracker. What an earlier archive made outdated stays so. */
        private boolean differs(ItemRow item, Sha256 hash) {
            return item.state() == ItemState.SKIPPED
                    || outdated.contains(item.id())
                    || !item.recordHash().equals(hash);
        }

        /**
         * Other issues show its title and its files as the archive before had them: of what was transferred that need not be the
         * archive that its hash is of.
         */
        private boolean isShownOtherwise(ItemRow item, Issue issue) {
            return item.isTransferBegun()
                    && (!item.title().equals(kept(issue.title()))
                            || (files.areKnown()
                                    && !Set.copyOf(files.of(item.id())).equals(files(issue))));
        }

        private Set<AttachedFile> files(Issue issue) {
            Map<FileId, AttachedFile> files = new HashMap<>();
            issue.files().stream()
                    .map(AttachedFile::of)
                    .forEach(file -> files.putIfAbsent(
                            file.id(),
                            new AttachedFile(
                                    file.id(), kept(file.name()), file.url().map(this::kept))));
            return Set.copyOf(files.values());
        }

        /** As the ledger keeps it: half of a pair of surrogates does not come back. */
        private String kept(String text) {
            return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }

        private Transition changed(Issue issue) {
            return new Transition.Found(issue.id(), Optional.of(Planning.item(issue)));
        }

        /** The index of titles tells quickly what is not there at all. */
        private Optional<Issue> elsewhere(LegacyId id) {
            return archive.title(id).isPresent() ? archive.issue(id) : Optional.empty();
        }

        private List<Sha256> texts(List<PartRow> parts) {
            return parts.stream().map(PartRow::text).toList();
        }

        private List<Sha256> texts(Issue issue) {
            RenderedIssue rendered = renderer.render(issue);
            List<Sha256> texts = new ArrayList<>();
            texts.add(TextHash.of(rendered.body()));
            rendered.comments().stream()
                    .map(RenderedComment::body)
                    .map(TextHash::of)
                    .forEach(texts::add);
            return texts;
        }
    }
}
