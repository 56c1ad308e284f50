package dev.ferry.mapping;

/** Is told how a stage goes on, to show it to the operator. Called from any thread; must return at once and never throw. */
public interface StageProgress {
    /** A stage begins that has so many items to do. */
    void begin(String stage, long items);

    /** So many more items are done. */
    void advance(long items);

    /** Something the operator should read now, whole and without a line end. */
    void say(String line);

    /** Tells nobody. */
    static StageProgress silent() {
        return new StageProgress() {
            @Override
            public void begin(String stage, long items) {}

            @Override
            public void advance(long items) {}

            @Override
            public void say(String line) {}
        };
    }
}
