package dev.ferry.mapping.preview;

/** Something about an issue that a tester may want to look for. */
public enum Flag {
    CONTINUED("continued", "a text was too long for one comment and goes on in others"),
    JOINED("joined", "the issue has more comments than GitHub takes; the last messages share larger ones"),
    FENCED("fenced", "something is shown as it was, as code between fences"),
    UNRESOLVED("unresolved", "a text names an issue or a message that the archive does not hold"),
    NEUTRALISED("neutralised", "a mention was written so that it notifies nobody"),
    NOTIFIES("notifies", "a mention would notify somebody"),
    TITLE_SHORTENED("title-shortened", "the title is longer than GitHub takes; the body has it whole"),
    NO_TEXT("no-text", "a message is without words, or the tracker had lost them"),
    NO_ACCOUNT("no-account", "an author or assignee has no GitHub account that Ferry knows"),
    REFUSED("refused", "GitHub would refuse a label; import says so before it sends anything");

    private final String word;
    private final String meaning;

    Flag(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** How it is written. */
    public String word() {
        return word;
    }

    /** What it says. */
    public String meaning() {
        return meaning;
    }
}
