package dev.ferry.transfer.move;

/** What a transfer does when an item can not be moved. */
public enum OnFailure {
    /**
     * Ends, so that no later item overtakes the failing one. What may be refused is the last of its batch; a refusal that
     * nothing announced is met in the middle of one, and who overtook is told by name. Later runs move nothing either while
     * an older item that was begun is not there.
     */
    STOP,
    /** Goes on whatever failed before, tries the item once more after all others, and reports that it is out of order. */
    DEFER
}
