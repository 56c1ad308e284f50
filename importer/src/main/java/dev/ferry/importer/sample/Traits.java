package dev.ferry.importer.sample;

import dev.ferry.archive.Attachment;
import dev.ferry.archive.Issue;
import dev.ferry.archive.Message;
import dev.ferry.archive.MessageBody;
import dev.ferry.archive.Property;
import dev.ferry.archive.Relation;
import dev.ferry.archive.User;
import dev.ferry.archive.UserId;
import dev.ferry.archive.Value;
import dev.ferry.mapping.render.TextLimits;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what an issue has that a trial should meet: odd texts and data, links, files, and the values of its properties. */
final class Traits {
    /** The largest request that the import API takes, in bytes; texts of that many characters are more in any encoding. */
    private static final int ONE_REQUEST = 1 << 20;

    /** A longer value is no name of a status or component. */
    private static final int LONGEST_VALUE = 60;

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d*)?");

    private final Set<UserId> known = new HashSet<>();
    private final Set<UserId> retired = new HashSet<>();

    /** Keeps the ids of all users, some dozens of bytes each. */
    Traits(Iterable<User> users) {
        for (User user : users) {
            known.add(user.id());
            if (user.retired()) {
                retired.add(user.id());
            }
        }
    }

    Set<Trait> of(Issue issue) {
        Set<Trait> traits = new LinkedHashSet<>();
        Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
        issue(issue, traits);
        Oddity.find(issue.title(), oddities);
        messages(issue, traits, oddities);
        for (Attachment file : issue.files()) {
            Oddity.find(file.name(), oddities);
            file(file, traits);
        }
        for (Relation relation : issue.relations()) {
            traits.add(Trait.odd("a link to another issue: "
                    + relation.type().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        issue.properties().forEach(property -> property(property, traits));
        oddities.forEach(oddity -> traits.add(oddity.trait()));
        return traits;
    }

    private void issue(Issue issue, Set<Trait> traits) {
        add(traits, issue.title().isBlank(), "no title");
        add(traits, issue.title().length() > TextLimits.GITHUB.title(), "a title that GitHub finds too long");
        add(traits, issue.messages().isEmpty(), "no message");
        add(traits, issue.assignee().isPresent(), "somebody assigned");
        add(traits, !issue.watchers().isEmpty(), "watchers");
        add(traits, !issue.extra().isEmpty(), "fields that Ferry does not know");
        add(traits, issue.activity().isBefore(issue.created()), "a last activity before its creation");
        author(issue.creator(), traits);
    }

    private void author(Optional<UserId> author, Set<Trait> traits) {
        add(traits, author.isEmpty(), "no author");
        add(traits, author.filter(retired::contains).isPresent(), "an author who is retired");
        add(traits, author.filter(id -> !known.contains(id)).isPresent(), "an author whom the archive does not know");
    }

    private void messages(Issue issue, Set<Trait> traits, Set<Oddity> oddities) {
        long characters = 0;
        Instant before = issue.created();
        for (Message message : issue.messages()) {
            author(message.author(), traits);
            add(traits, message.date().isBefore(before), "dates that run backwards");
            before = message.date();
            add(traits, message.body().isEmpty(), "a message whose text the tracker lost");
            add(traits, !message.files().isEmpty(), "a file that belongs to a message");
            if (message.body().isPresent()) {
                characters += body(message.body().get(), traits, oddities);
            }
        }
        add(traits, characters > ONE_REQUEST, "texts that do not fit into one request");
    }

    private static int body(MessageBody body, Set<Trait> traits, Set<Oddity> oddities) {
        int length = body.text().length();
        Oddity.find(body.text(), oddities);
        add(traits, body.text().isBlank(), "a message without text");
        add(traits, length > TextLimits.GITHUB.body(), "a text that is continued in further comments");
        body.decodedAs()
                .ifPresent(charset -> traits.add(Trait.odd("a text that was not UTF-8, read as " + brief(charset))));
        return length;
    }

    private static void file(Attachment file, Set<Trait> traits) {
        traits.add(Trait.odd("a file"));
        add(traits, file.name().isBlank(), "a file without a name");
        add(traits, file.content().isEmpty(), "a file whose content is not in the archive");
        add(traits, file.content().isPresent() && file.size() == 0, "an empty file");
    }

    private static void property(Property property, Set<Trait> traits) {
        String name = brief(property.name());
        if (!property.values().isEmpty()) {
            traits.add(Trait.set(name));
        }
        for (Value value : property.values()) {
            // What is counted or measured says nothing about how an issue looks.
            if (value.id().isPresent() || !NUMBER.matcher(value.text()).matches()) {
                traits.add(Trait.value(name, brief(value.text())));
            }
        }
    }

    private static void add(Set<Trait> traits, boolean has, String what) {
        if (has) {
            traits.add(Trait.odd(what));
        }
    }

    private static String brief(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }
}
