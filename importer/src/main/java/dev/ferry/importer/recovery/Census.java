package dev.ferry.importer.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.archive.LegacyId;
import dev.ferry.github.RepositoryName;
import dev.ferry.importer.recovery.FoundIssue.FoundComment;
import dev.ferry.mapping.Marker;
import dev.ferry.mapping.ledger.FoundRow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Goes through one of the two repositories and keeps what bears the migration's marker, and what the migration's account
 * wrote without any: somebody may have removed the marker. For one thread.
 */
final class Census {
    private final RecoveryJob job;
    private final boolean arrived;
    private final IssueListing listing;
    private final RepositoryName repository;
    private final BitSet listed = new BitSet();
    private final BitSet own = new BitSet();
    private final Set<String> others = new TreeSet<>();

    Census(RecoveryJob job, boolean arrived) {
        this.job = job;
        this.arrived = arrived;
        repository = arrived ? job.target() : job.staging();
        listing = IssueListing.whole(job.github(), repository);
    }

    RepositoryName repository() {
        return repository;
    }

    /** Goes through all of it. */
    void take() {
        job.progress().begin("look through " + repository, 0);
        listing.walk(page -> {
            job.heedStop();
            List<FoundRow> found = new ArrayList<>();
            page.forEach(issue -> consider(issue).ifPresent(found::add));
            job.ledger().add(found);
            job.progress().advance(page.size());
        });
    }

    /** Looks at one number once more; empty where no issue of ours is there. */
    Optional<FoundRow> look(int number) {
        job.heedStop();
        Optional<FoundRow> found = listing.read(number).flatMap(this::consider);
        found.ifPresent(row -> job.ledger().add(List.of(row)));
        return found;
    }

    /** The same of one that REST shows: throws where it can not be read, for who passes over it has it made a second time. */
    void lookAtShown(int number) {
        job.heedStop();
        JsonNode issue = listing.read(number).orElseThrow(() -> listing.hidden(number));
        consider(issue).ifPresent(row -> job.ledger().add(List.of(row)));
    }

    /** The numbers of all issues that were seen, whoever's. */
    BitSet listed() {
        return listed;
    }

    /** The numbers of those that bear the migration's marker. */
    BitSet own() {
        return own;
    }

    /** Who else wrote issues that bear the migration's marker. */
    Set<String> others() {
        return others;
    }

    private Optional<FoundRow> consider(JsonNode json) {
        int number = json.path("number").asInt();
        listed.set(number);
        String author = author(json);
        String body = json.path("body").asText();
        Optional<Marker> marker = Marker.parse(body);
        boolean ours = marker.filter(found -> found.migration().equals(job.migration()))
                .isPresent();
        if (!job.accounts().contains(author)) {
            if (ours) {
                others.add(author);
            }
            return Optional.empty();
        }
        if (marker.isPresent() && !ours) {
            // Another migration's.
            return Optional.empty();
        }
        FoundIssue issue = issue(json);
        Optional<LegacyId> item = Marker.issueIn(body, job.migration());
        if (item.isPresent()) {
            own.set(number);
        }
        return Optional.of(new FoundRow(item, arrived, number, FoundJson.write(issue)));
    }

    private FoundIssue issue(JsonNode json) {
        List<FoundComment> comments = new ArrayList<>();
        int named = FoundIssue.numbersNamed(json.path("body").asText(), job.target());
        for (JsonNode comment : listing.comments(json)) {
            String body = comment.path("body").asText();
            Optional<Marker> ours = Marker.parse(body)
                    .filter(marker -> marker.migration().equals(job.migration()))
                    // Somebody may have quoted one of ours.
                    .filter(marker -> job.accounts().contains(author(comment)));
            if (ours.isPresent()) {
                comments.add(new FoundComment(ours.get().origin(), FoundIssue.hash(body)));
                named += FoundIssue.numbersNamed(body, job.target());
            }
        }
        List<String> labels = new ArrayList<>();
        json.path("labels")
                .path("nodes")
                .forEach(label -> labels.add(label.path("name").asText()));
        return new FoundIssue(
                json.path("number").asInt(),
                json.path("id").asText(),
                json.path("url").asText(),
                json.path("title").asText(),
                json.path("state").asText().equals("CLOSED"),
                labels,
                time(json.path("createdAt").asText()),
                FoundIssue.hash(json.path("body").asText()),
                comments,
                named);
    }

    static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** The author's login in lower case, without the ending that REST gives to those of apps; an account that is gone has none. */
    static String author(JsonNode text) {
        return login(text.path("author").path("login").asText(""));
    }

    static String login(String login) {
        String name = login.toLowerCase(Locale.ROOT);
        return name.endsWith("[bot]") ? name.substring(0, name.length() - "[bot]".length()) : name;
    }
}
