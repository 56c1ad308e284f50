package dev.ferry.mapping.links;

/** Words that lead somewhere: {@code end} is the place behind their last character, {@code url} not yet percent-encoded. */
public record WordLink(int end, String url) {}
