package dev.ferry.exporter;

/** One thing that was wrong with one item of the tracker. */
public record Warning(String item, String detail) {}
