package dev.ferry.exporter.roundup.spool;

/** A row of a journal: when, by which user's id, what, and its parameters as a Python literal. */
public record SpoolEvent(String date, String tag, String action, String params) {}
