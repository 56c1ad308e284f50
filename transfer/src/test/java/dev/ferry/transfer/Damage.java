package dev.ferry.transfer;

import dev.ferry.mapping.Marker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What can be wrong with an issue of the final repository, each with the fields in which a verification must tell it; {@code N} stands
 * for the issue's legacy id. All is done by our own account: people did none of it.
 */
enum Damage {
    TITLE_CHANGED(
            victim -> victim.hands().rename(Journey.TARGET, victim.number(), Journey.BOT, "Something else"), "title"),
    WORD_LOST_IN_BODY(victim -> victim.body(body -> body.replace("First ", "")), "body"),
    LETTER_CHANGED_IN_BODY(victim -> victim.body(body -> body.replace("First", "Frist")), "body"),
    BODY_EMPTIED(victim -> victim.body(body -> ""), "body"),
    MARKER_LOST_IN_BODY(victim -> victim.body(Damage::withoutMarker), "body marker"),
    STRANGERS_MARKER_IN_BODY(victim -> victim.body(victim::ofAnother), "body marker"),
    REFERENCE_LEFT_TO_STAGING(
            victim -> victim.body(body -> body.replace(
                    "see #" + DamageScene.ANCHOR_NUMBER, "see " + Journey.STAGING + "#" + DamageScene.ANCHOR)),
            "body references"),
    REFERENCE_TO_A_WRONG_NUMBER(
            victim -> victim.body(body -> body.replace("see #" + DamageScene.ANCHOR_NUMBER, "see #1")),
            "body references"),
    REFERENCE_AS_IT_WAS(
            victim -> victim.body(
                    body -> body.replace("see #" + DamageScene.ANCHOR_NUMBER, "see bpo-" + DamageScene.ANCHOR)),
            "body references"),
    COMMENT_MISSING(victim -> victim.deleteComment(0), "comments missing"),
    LAST_COMMENT_MISSING(victim -> victim.deleteComment(1), "comments missing"),
    COMMENT_DOUBLED(victim -> victim.say(victim.issue().comments().get(0).body()), "comments twice"),
    COMMENT_OF_ANOTHER_ISSUE(
            victim -> victim.say(victim.anchor().comments().get(0).body()), "comments unknown"),
    COMMENTS_EXCHANGED(
            victim -> {
                List<String> texts = victim.issue().comments().stream()
                        .map(comment -> comment.body())
                        .toList();
                victim.comment(0, text -> texts.get(1));
                victim.comment(1, text -> texts.get(0));
            },
            "comments order",
            "comment message:N02 date",
            "comment message:N03 date"),
    AUTHOR_LINE_CHANGED(
            victim -> victim.comment(0, text -> "**somebody** wrote this:" + text.substring(text.indexOf('\n'))),
            "comment message:N02 author"),
    AUTHOR_LINE_LOST(
            victim ->
                    victim.comment(0, text -> text.substring(text.indexOf('\n')).strip()),
            "comment message:N02 author"),
    COMMENT_TEXT_CUT(victim -> victim.comment(0, text -> text.replace(" of some words", "")), "comment message:N02"),
    COMMENT_REFERENCE_WRONG(
            victim -> victim.comment(1, text -> text.replace("#" + DamageScene.ANCHOR_NUMBER, "#1")),
            "comment message:N03 references"),
    MARKER_LOST_IN_COMMENT(victim -> victim.comment(0, Damage::withoutMarker), "comment message:N02 marker"),
    STRANGERS_MARKER_IN_COMMENT(victim -> victim.comment(1, victim::ofAnother), "comment message:N03 marker"),
    COMMENT_DATE_MOVED(
            victim -> victim.damage()
                    .misdateComment(
                            Journey.TARGET,
                            victim.number(),
                            1,
                            victim.issue().comments().get(1).createdAt().plus(Duration.ofHours(1))),
            "comment message:N03 date"),
    LABEL_MISSING(victim -> victim.hands().relabel(Journey.TARGET, victim.number(), Journey.BOT), "labels"),
    LABEL_TOO_MANY(
            victim -> victim.hands().relabel(Journey.TARGET, victim.number(), Journey.BOT, "type-bug", "stray"),
            "labels"),
    OPEN_INSTEAD_OF_CLOSED(victim -> victim.hands().reopen(Journey.TARGET, victim.number(), Journey.BOT), "state"),
    CLOSED_INSTEAD_OF_OPEN(
            Tracker.OPEN, victim -> victim.hands().closeIssue(Journey.TARGET, victim.number(), Journey.BOT), "state"),
    OTHER_REASON(
            victim -> victim.hands().closeAsNotPlanned(Journey.TARGET, victim.number(), Journey.BOT), "state reason"),
    MILESTONE_MISSING(victim -> victim.hands().unplan(Journey.TARGET, victim.number(), Journey.BOT), "milestone"),
    OTHER_MILESTONE(victim -> victim.hands().plan(Journey.TARGET, victim.number(), Journey.BOT, "4.0"), "milestone"),
    ASSIGNEE_LOST(victim -> victim.hands().assign(Journey.TARGET, victim.number(), Journey.BOT), "assignee"),
    OTHER_ASSIGNEE(
            victim -> victim.hands().assign(Journey.TARGET, victim.number(), Journey.BOT, Journey.BOT), "assignee"),
    CREATED_DATE_MOVED(
            victim -> victim.damage()
                    .misdate(
                            Journey.TARGET,
                            victim.number(),
                            victim.issue().dates().createdAt().minus(Duration.ofDays(1))),
            "created"),
    CLOSED_DATE_MOVED(
            victim -> {
                victim.hands().reopen(Journey.TARGET, victim.number(), Journey.BOT);
                victim.hands().closeIssue(Journey.TARGET, victim.number(), Journey.BOT);
            },
            "closed at"),
    LOCKED(victim -> victim.hands().lock(Journey.TARGET, victim.number(), Optional.empty(), Journey.BOT), "lock"),
    UNLOCKED(
            Tracker.LOCKED_ON_STAGING,
            victim -> victim.hands().unlock(Journey.TARGET, victim.number(), Journey.BOT),
            "lock"),
    LOCKED_FOR_ANOTHER_REASON(
            Tracker.LOCKED_ON_STAGING,
            victim -> victim.hands().lock(Journey.TARGET, victim.number(), Optional.of("resolved"), Journey.BOT),
            "lock"),
    UNLOCKED_A_LOCKED_ISSUE(
            Tracker.LOCKED_BY_RULE,
            victim -> victim.hands().unlock(Journey.TARGET, victim.number(), Journey.BOT),
            "lock"),
    LOCKED_FOR_ANOTHER_REASON_THAN_THE_RULE_S(
            Tracker.LOCKED_BY_RULE,
            victim -> victim.hands().lock(Journey.TARGET, victim.number(), Optional.of("spam"), Journey.BOT),
            "lock"),
    DEPENDENCY_MISSING(
            Tracker.DEPENDS,
            victim -> victim.hands()
                    .unblock(Journey.TARGET, victim.number(), victim.anchor().number(), Journey.BOT),
            "blocked by"),
    NO_DUPLICATE_ANY_MORE(
            Tracker.SUPERSEDED,
            victim -> victim.hands().closeIssue(Journey.TARGET, victim.number(), Journey.BOT),
            "duplicate of"),
    DUPLICATE_OF_ANOTHER_ISSUE(
            Tracker.SUPERSEDED,
            victim -> victim.hands().closeAsDuplicate(Journey.TARGET, victim.number(), 1, Journey.BOT),
            "duplicate of"),
    RELATION_LINE_LOST(
            Tracker.OPEN_AND_SUPERSEDED,
            victim -> victim.body(body -> body.replace("Duplicate of #" + DamageScene.ANCHOR_NUMBER, "")),
            "duplicate of"),
    ISSUE_MISSING(victim -> victim.hands().deleteIssue(Journey.TARGET, victim.number(), "owner"), "issue"),
    ISSUE_DOUBLED(
            victim -> victim.hands()
                    .openIssue(
                            Journey.TARGET,
                            Journey.BOT,
                            victim.issue().title(),
                            victim.issue().body()),
            "issue stands twice");

    /** What the old tracker, or staging, knows of the issue. */
    enum Tracker {
        CLOSED,
        OPEN,
        LOCKED_ON_STAGING,
        LOCKED_BY_RULE,
        DEPENDS,
        SUPERSEDED,
        OPEN_AND_SUPERSEDED;

        boolean isOpen() {
            return this == OPEN || this == OPEN_AND_SUPERSEDED;
        }

        boolean isSuperseded() {
            return this == SUPERSEDED || this == OPEN_AND_SUPERSEDED;
        }
    }

    /** Does the harm. */
    interface Deed {
        void to(DamageScene.Victim victim);
    }

    final Tracker tracker;

    @SuppressWarnings("ImmutableEnumChecker") // A lambda without state.
    private final Deed deed;

    @SuppressWarnings("ImmutableEnumChecker") // Copied in.
    private final List<String> fields;

    Damage(Deed deed, String... fields) {
        this(Tracker.CLOSED, deed, fields);
    }

    Damage(Tracker tracker, Deed deed, String... fields) {
        this.tracker = tracker;
        this.deed = deed;
        this.fields = List.of(fields);
    }

    void plant(DamageScene.Victim victim) {
        deed.to(victim);
    }

    /** As an issue with this legacy id has them. */
    List<String> fields(int legacy) {
        return fields.stream()
                .map(field -> field.replace("N", Integer.toString(legacy)))
                .toList();
    }

    private static String withoutMarker(String text) {
        String marker = Marker.parse(text).orElseThrow().line();
        return text.replace(marker, "").strip();
    }
}
