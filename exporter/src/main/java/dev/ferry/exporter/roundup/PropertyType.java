package dev.ferry.exporter.roundup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type of a property as Roundup's schema spells it: {@code <roundup.hyperdb.Link to "user">}; links name their class. */
record PropertyType(Kind kind, Optional<String> target) {
    private static final Pattern SPELLING = Pattern.compile("<roundup\\.hyperdb\\.(\\w+)(?: to \"(\\w+)\")?>");

    enum Kind {
        STRING,
        NUMBER,
        INTEGER,
        BOOLEAN,
        DATE,
        INTERVAL,
        PASSWORD,
        LINK,
        MULTILINK,
        /** A type that this Ferry does not know; its column is taken as text. */
        OTHER
    }

    static PropertyType parse(String spelling) {
        Matcher matcher = SPELLING.matcher(spelling);
        if (!matcher.matches()) {
            return of(Kind.OTHER);
        }
        Optional<String> target = Optional.ofNullable(matcher.group(2));
        return switch (matcher.group(1)) {
            case "String" -> of(Kind.STRING);
            case "Number" -> of(Kind.NUMBER);
            case "Integer" -> of(Kind.INTEGER);
            case "Boolean" -> of(Kind.BOOLEAN);
            case "Date" -> of(Kind.DATE);
            case "Interval" -> of(Kind.INTERVAL);
            case "Password" -> of(Kind.PASSWORD);
            case "Link" -> target.isPresent() ? new PropertyType(Kind.LINK, target) : of(Kind.OTHER);
            case "Multilink" -> target.isPresent() ? new PropertyType(Kind.MULTILINK, target) : of(Kind.OTHER);
            default -> of(Kind.OTHER);
        };
    }

    static PropertyType of(Kind kind) {
        return new PropertyType(kind, Optional.empty());
    }

    boolean linksTo(String className) {
        return target.filter(className::equals).isPresent();
    }
}
