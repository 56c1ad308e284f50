package dev.ferry.mapping.formats;

import dev.ferry.mapping.MappedIssue;
import dev.ferry.mapping.MappedMessage;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** From where to where: the paths of issues and messages that are in the final repository, each path once. */
final class Redirects {
    private final MapContent content;
    private final OldAddresses old;

    Redirects(MapContent content, OldAddresses old) {
        this.content = content;
        this.old = old;
    }

    /** Takes a redirect: a path on the old tracker's server, and an address made of letters, digits and harmless signs. */
    @FunctionalInterface
    interface Taker {
        void take(String path, String address) throws IOException;
    }

    void each(Taker taker) throws IOException {
        // nginx knows no capitals in paths, so ids that differ in nothing else can not both be had. Ids of digits are
        // not kept.
        Set<String> seen = new HashSet<>();
        for (MappedIssue issue : content.issues()) {
            Optional<String> place = issue.row().finalUrl().flatMap(Redirects::address);
            if (place.isEmpty()) {
                continue;
            }
            String id = issue.row().id().value();
            if (OldAddresses.isSafe(id) && (isNumber(id) || seen.add("issue " + id.toLowerCase(Locale.ROOT)))) {
                taker.take(old.root() + old.page(issue.row().id()), place.get());
            }
            for (MappedMessage message : issue.messages()) {
                String name = message.id().value();
                if (message.own()
                        && OldAddresses.isSafe(name)
                        && (isNumber(name) || seen.add("message " + name.toLowerCase(Locale.ROOT)))) {
                    // Where its comment is not known yet, its issue is better than nothing.
                    taker.take(
                            old.root() + old.page(message.id()),
                            address(message).orElse(place.get()));
                }
            }
        }
    }

    static Optional<String> address(MappedMessage message) {
        return message.url().flatMap(Redirects::address);
    }

    /** An address that a browser may be sent to; it can break out of no quotes, and none of its signs has a meaning of its own. */
    static Optional<String> address(URI url) {
        String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        url.toASCIIString().chars().forEach(c -> {
            if (c <= ' ' || c >= 127 || "$'\"\\<>{}`;".indexOf(c) >= 0) {
                text.append(String.format(Locale.ROOT, "%%%02X", c));
            } else {
                text.append((char) c);
            }
        });
        return Optional.of(text.toString());
    }

    private static boolean isNumber(String id) {
        return id.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
