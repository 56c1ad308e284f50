package dev.ferry.mapping.people;

/** How often somebody appears in a tracker: issues opened, texts written, files given, issues to do, issues followed. */
public record Presence(long opened, long written, long files, long assigned, long followed) {
    static final Presence NONE = new Presence(0, 0, 0, 0, 0);
    static final Presence OPENED = new Presence(1, 0, 0, 0, 0);
    static final Presence WRITTEN = new Presence(0, 1, 0, 0, 0);
    static final Presence FILE = new Presence(0, 0, 1, 0, 0);
    static final Presence ASSIGNED = new Presence(0, 0, 0, 1, 0);
    static final Presence FOLLOWED = new Presence(0, 0, 0, 0, 1);

    Presence plus(Presence more) {
        return new Presence(
                opened + more.opened,
                written + more.written,
                files + more.files,
                assigned + more.assigned,
                followed + more.followed);
    }

    /** All of it. */
    long total() {
        return opened + written + files + assigned + followed;
    }
}
