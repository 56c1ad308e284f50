package dev.ferry.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Link header (RFC 8288): targets by relation. Commas inside the angle brackets and quoted parameters are data. */
record LinkHeader(List<Link> links) {
    record Link(String target, List<String> relations) {}

    LinkHeader {
        links = List.copyOf(links);
    }

    Optional<String> target(String relation) {
        return links.stream()
                .filter(link -> link.relations().contains(relation))
                .map(Link::target)
                .findFirst();
    }

    static LinkHeader parse(String value) {
        List<Link> links = new ArrayList<>();
        int at = value.indexOf('<');
        while (at >= 0) {
            int close = value.indexOf('>', at);
            if (close < 0) {
                break;
            }
            int end = endOfParameters(value, close + 1);
            links.add(new Link(value.substring(at + 1, close), relations(value.substring(close + 1, end))));
            at = value.indexOf('<', end);
        }
        return new LinkHeader(links);
    }

    private static int endOfParameters(String value, int from) {
        boolean quoted = false;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                return i;
            }
        }
        return value.length();
    }

    private static List<String> relations(String parameters) {
        for (String parameter : parameters.split(";")) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("rel")) {
                String names = parameter.substring(equals + 1).strip().replace("\"", "");
                return List.of(names.toLowerCase(Locale.ROOT).split("\\s+"));
            }
        }
        return List.of();
    }
}
