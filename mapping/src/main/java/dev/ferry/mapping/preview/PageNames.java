package dev.ferry.mapping.preview;

import dev.ferry.archive.LegacyId;
import java.util.regex.Pattern;

/** Names of pages for ids, which are any text: what can not stand in a name on every disk gets its place instead. */
final class PageNames {
    // Capitals only, so that no two differ by their case alone.
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,18}|[A-Z][A-Z0-9]{0,30}-[0-9]{1,18}");

    private PageNames() {}

    /** Whether an issue's page could have this name. */
    static boolean isOne(String name) {
        String bare = name.endsWith(".html") ? name.substring(0, name.length() - ".html".length()) : "";
        return PLAIN.matcher(bare).matches() || bare.matches("place_[0-9]{1,10}");
    }

    /** The name of the page of the issue at this place, counted from 0; the same for the same id and place. */
    static String of(LegacyId id, int place) {
        return (PLAIN.matcher(id.value()).matches() ? id.value() : "place_" + (place + 1)) + ".html";
    }
}
