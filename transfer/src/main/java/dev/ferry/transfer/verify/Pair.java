package dev.ferry.transfer.verify;

/** Both values of a field. */
record Pair(String expected, String found) {
    static final Pair NOT_COMPARED = new Pair("", "");
}
