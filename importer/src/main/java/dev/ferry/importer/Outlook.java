package dev.ferry.importer;

import dev.ferry.archive.Issue;
import dev.ferry.archive.LegacyId;
import dev.ferry.archive.Message;
import dev.ferry.archive.UserId;
import dev.ferry.mapping.labels.LabelSpec;
import dev.ferry.mapping.ledger.LegacyPosition;
import dev.ferry.mapping.render.RenderContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a whole archive will be on GitHub: what it needs there, how its texts are cut, whom they would notify, how much
 * is to be sent. Collected in legacy order; for one thread. Memory grows with what is listed by id, not with the texts.
 */
public final class Outlook {
    private final RenderContext context;
    private final EditedTogether together;
    private final Needs needs;
    private final PropertiesSeen properties;
    private final Map<String, String> firstSpelling = new HashMap<>();
    private final Map<String, Set<String>> otherSpellings = new TreeMap<>();
    private final Set<UserId> people = new HashSet<>();
    private final Map<LegacyId, String> unusable = new TreeMap<>();
    private final List<LegacyId> shortened = new ArrayList<>();
    private final List<LegacyId> continued = new ArrayList<>();
    private final List<LegacyId> oversized = new ArrayList<>();
    private final List<LegacyId> crowded = new ArrayList<>();
    private final List<LegacyId> impossible = new ArrayList<>();
    private final Map<String, Long> mentions = new TreeMap<>();
    private LegacyPosition position = LegacyPosition.START;
    private long issues;
    private long closed;
    private long comments;
    private long following;
    private long edits;
    private long editedIssues;
    private long editDocuments;
    private int chunk;
    private int chunkEdits;

    Outlook(RenderContext context, EditedTogether together, Set<String> properties) {
        this.properties = new PropertiesSeen(properties);
        this.context = context;
        this.together = together;
        needs = new Needs(context);
    }

    /** Logins and ids on the opt-out list that nobody in the archive has. */
    public Set<String> unknownOptOuts() {
        return context.people().unknownOptOuts();
    }

    /** Adds what the record itself tells. */
    void read(Issue held) {
        Issue issue = context.people().anonymized(held);
        position = ArchivePlaces.of(issue);
        issues++;
        properties.read(held);
        needs.add(issue);
        for (LabelSpec label : context.labels().labels(issue)) {
            String key = label.name().toLowerCase(Locale.ROOT);
            String first = firstSpelling.computeIfAbsent(key, none -> label.name());
            if (!first.equals(label.name())) {
                otherSpellings.computeIfAbsent(first, none -> new TreeSet<>()).add(label.name());
            }
        }
        issue.creator().ifPresent(people::add);
        issue.assignee().ifPresent(people::add);
        issue.messages().stream().map(Message::author).forEach(author -> author.ifPresent(people::add));
    }

    /** Adds what its texts are like; in the order in which the records were read. */
    void add(RenderedSize size) {
        LegacyId id = size.id();
        size.unusable().ifPresent(why -> unusable.put(id, why));
        closed += size.closed() ? 1 : 0;
        comments += size.comments();
        following += size.following();
        note(size.shortened(), id, shortened);
        note(size.continued(), id, continued);
        note(size.following() > 0, id, oversized);
        boolean tooMany = size.comments() > context.options().limits().comments();
        note(tooMany, id, impossible);
        note(size.joined() && !tooMany, id, crowded);
        size.mentions().forEach(login -> mentions.merge(login, 1L, Long::sum));
        edits += size.edits();
        editedIssues += size.edits() > 0 ? 1 : 0;
        chunkEdits += size.edits();
        chunk++;
        if (chunk == together.issues()) {
            endChunk();
        }
    }

    void end() {
        endChunk();
    }

    private void endChunk() {
        editDocuments += (chunkEdits + together.texts() - 1) / together.texts();
        chunk = 0;
        chunkEdits = 0;
    }

    private static void note(boolean so, LegacyId id, List<LegacyId> list) {
        if (so) {
            list.add(id);
        }
    }

    LegacyPosition position() {
        return position;
    }

    /** Labels, milestones, assignees. */
    public Needs needs() {
        return needs;
    }

    public long issues() {
        return issues;
    }

    /** How many of them are closed. */
    public long closed() {
        return closed;
    }

    /** All comments that will be made, continuations among them. */
    public long comments() {
        return comments;
    }

    /** Comments that find no room in their issue's import request and follow one by one. */
    public long following() {
        return following;
    }

    /** Texts with a reference that the rewriting will change. */
    public long edits() {
        return edits;
    }

    /** Issues that have such a text. */
    public long editedIssues() {
        return editedIssues;
    }

    /** Documents in which the rewriting will send its edits. */
    public long editDocuments() {
        return editDocuments;
    }

    /** Of the properties that were asked for, those that no issue has. */
    public Set<String> missingProperties() {
        return properties.missing();
    }

    /** Properties that the issues have: all of them, unless there are more than any tracker has. */
    public Set<String> properties() {
        return properties.some();
    }

    /** Issues that can not be made into texts, with the reason. */
    public Map<LegacyId, String> unusable() {
        return Collections.unmodifiableMap(unusable);
    }

    /** Issues whose title is longer than GitHub takes: the whole stands in the body. */
    public List<LegacyId> shortened() {
        return List.copyOf(shortened);
    }

    /** Issues of which some text is longer than GitHub takes and goes on in further comments. */
    public List<LegacyId> continued() {
        return List.copyOf(continued);
    }

    /** Issues that do not fit into one import request. */
    public List<LegacyId> oversized() {
        return List.copyOf(oversized);
    }

    /** Issues of which the last messages are joined into larger comments: they arrive with so many that GitHub takes no further one. */
    public List<LegacyId> crowded() {
        return List.copyOf(crowded);
    }

    /** Issues whose last comments GitHub would refuse, for they are too many though they are joined. */
    public List<LegacyId> impossible() {
        return List.copyOf(impossible);
    }

    /** Whom the texts would notify, in lower case, with the number of texts. */
    public Map<String, Long> mentions() {
        return Collections.unmodifiableMap(mentions);
    }

    /** Labels that the issues spell in several ways of which GitHub knows one: the first spelling, and the others. */
    public Map<String, Set<String>> otherSpellings() {
        return Collections.unmodifiableMap(otherSpellings);
    }

    /** How many people made issues, wrote messages or are assigned. */
    public long people() {
        return people.size();
    }

    /** How many of them are named by their legacy login, because no GitHub account of theirs is known. */
    public long peopleWithoutAccount() {
        return people.stream()
                .filter(person -> context.people().login(person).isEmpty())
                .count();
    }
}
