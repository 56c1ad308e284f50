package dev.ferry.exporter.roundup;

/** A row of a journal as it stands in the database: when, by whom, what, and the literal with the old values. */
record JournalRow(String date, String tag, String action, String params) {}
