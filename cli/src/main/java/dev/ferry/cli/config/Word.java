package dev.ferry.cli.config;

/** A plain text value. */
record Word(String text) {}
