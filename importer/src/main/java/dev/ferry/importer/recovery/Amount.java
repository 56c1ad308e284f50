package dev.ferry.importer.recovery;

/** How many there are of something, and the words that agree with it. */
record Amount(long count) {
    boolean none() {
        return count == 0;
    }

    /** {@code 1 issue}, {@code 12 issues}. */
    String many(String noun) {
        return count + " " + noun + which("", "s");
    }

    /** The words for one of them, or for any other number. */
    String which(String one, String more) {
        return count == 1 ? one : more;
    }
}
