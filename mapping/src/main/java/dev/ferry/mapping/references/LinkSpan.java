package dev.ferry.mapping.references;

/** A link, image or link definition: where its source lies and where it leads. */
record LinkSpan(int start, int end, String destination) {}
