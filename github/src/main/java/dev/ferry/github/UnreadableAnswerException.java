package dev.ferry.github;

/** The server said "success" but not what we need to know; after a write that is an unknown outcome. */
final class UnreadableAnswerException extends RuntimeException {
    private final String what;

    UnreadableAnswerException(String what) {
        super(what);
        this.what = what;
    }

    String what() {
        return what;
    }
}
