package dev.ferry.exporter;

import java.net.URI;
import java.util.List;

/**
 * What a tracker says of itself: {@code kind} is the product ({@code roundup}), {@code door} the way its data was
 * reached ({@code sqlite}), {@code cannotGive} what that way does not show, in words for people.
 */
public record TrackerInfo(String kind, URI url, String door, List<String> cannotGive) {
    public TrackerInfo {
        cannotGive = List.copyOf(cannotGive);
    }
}
