package dev.ferry.archive;

import java.util.Comparator;

/** What all legacy ids share. */
final class Ids {
    static final Comparator<String> ORDER = Ids::compare;

    private Ids() {}

    static void check(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an id can not be empty");
        }
    }

    private static int compare(String left, String right) {
        boolean leftIsNumber = isNumber(left);
        boolean rightIsNumber = isNumber(right);
        if (leftIsNumber != rightIsNumber) {
            return leftIsNumber ? -1 : 1;
        }
        // Equal-length digit strings compare as numbers do, whatever their size.
        if (leftIsNumber && left.length() != right.length()) {
            return Integer.compare(left.length(), right.length());
        }
        return left.compareTo(right);
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.charAt(0) != '0' && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
