package dev.ferry.mapping.render;

import dev.ferry.archive.Message;
import dev.ferry.archive.UserId;
import dev.ferry.mapping.people.GitHubLogin;
import dev.ferry.mapping.people.People;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The line that says who wrote a message and when: what is imported bears the name of the token's user. */
final class Attribution {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 100;

    private final MappingOptions options;
    private final People people;
    private final InlineRules rules;

    Attribution(MappingOptions options, People people, InlineRules rules) {
        this.options = options;
        this.people = people;
        this.rules = rules;
    }

    /** A moment as texts show it. */
    static String time(Instant moment) {
        return TIME.format(moment);
    }

    String ofMessage(Message message, int piece) {
        String link = messageUrl(message)
                .map(url -> " ([msg" + escape(message.id().value()) + "](" + url + "))")
                .orElse("");
        return author(message.author()) + " wrote on " + time(message.date()) + link
                + (piece == 1 ? ":" : ", part " + piece + ":");
    }

    String ofIssue(Optional<UserId> creator, Instant created) {
        return author(creator) + " opened this on " + time(created) + ".";
    }

    private Optional<String> messageUrl(Message message) {
        return message.url().map(Urls::destination);
    }

    private String author(Optional<UserId> author) {
        if (author.isEmpty()) {
            return "Somebody";
        }
        UserId id = author.get();
        String login = escape(people.name(id));
        String shown = people.realName(id)
                .map(name -> escape(name) + " (" + login + ")")
                .orElse(login);
        Optional<GitHubLogin> account = people.login(id);
        return account.map(name -> "[" + shown + "](" + options.web() + "/" + name + ")")
                .orElse("**" + shown + "**");
    }

    private String escape(String name) {
        String line = Characters.cleanName(name);
        String shortened =
                line.length() <= LONGEST_NAME ? line : line.substring(0, Characters.boundary(line, LONGEST_NAME)) + "…";
        // A link can not hold another one, and a closing bracket would end it.
        String quiet = shortened.replace("://", ": //").replace('[', '(').replace(']', ')');
        return InlineEscaper.phrase(quiet, rules);
    }
}
