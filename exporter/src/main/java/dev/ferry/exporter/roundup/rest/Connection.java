package dev.ferry.exporter.roundup.rest;

import java.net.URI;
import java.util.Optional;

/** Where the tracker is, who asks ({@code authorization} is a header's value, and secret), and how often at once. */
public record Connection(URI url, Optional<String> authorization, int connections) {
    @Override
    public String toString() {
        return url.toString();
    }
}
