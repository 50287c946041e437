package io.slotkeeper.messaging;

/** What has become of a dead letter; only an open one can be decided about. */
public enum LetterState {
    OPEN,
    REPLAYED,
    DISMISSED
}
