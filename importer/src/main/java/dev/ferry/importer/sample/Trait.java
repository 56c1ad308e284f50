package dev.ferry.importer.sample;

/**
 * Something that an issue has and that a trial should meet at least once. {@code group} is the property of a value, empty
 * for all others; {@code text} says for people what it is.
 */
record Trait(Kind kind, String group, String text) {
    /** The most telling kind first. Weights are compared as sums, so that one issue with much in it goes before several. */
    enum Kind {
        /** The most or the longest of its kind. */
        EXTREME(6_000, 0),
        /** Something odd, of which migrations are known to break. */
        ODD(5_000, 5_000),
        /** A value of a property such as a status. */
        VALUE(1_000, 3_000),
        /** That a property of many values, such as a number, is set at all. */
        SET(1_000, 0);

        private final long base;
        private final long rarity;

        Kind(long base, long rarity) {
            this.base = base;
            this.rarity = rarity;
        }

        /** What it is worth to have this in a sample when so many issues have it: the rarer, the more. */
        long weight(long issues) {
            return base + rarity / issues;
        }
    }

    static Trait odd(String text) {
        return new Trait(Kind.ODD, "", text);
    }

    static Trait extreme(String text) {
        return new Trait(Kind.EXTREME, "", text);
    }

    static Trait value(String property, String value) {
        return new Trait(Kind.VALUE, property, property + ": " + value);
    }

    static Trait set(String property) {
        return new Trait(Kind.SET, property, property + " is set");
    }
}
