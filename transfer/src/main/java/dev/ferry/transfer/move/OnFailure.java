package dev.ferry.transfer.move;

/** What a transfer does when an item can not be moved. */
public enum OnFailure {
    /** Ends after the batch in hand, so that no later item overtakes the failing one. */
    STOP,
    /** Goes on, tries the item once more after all others, and reports that it is out of order. */
    DEFER
}
