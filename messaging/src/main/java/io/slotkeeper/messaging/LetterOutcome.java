package io.slotkeeper.messaging;

import org.jspecify.annotations.Nullable;

/** What came of an operator's decision about one dead letter. */
public sealed interface LetterOutcome {
    /** It has been applied or sent; the note says where nothing was left to do. */
    record Replayed(@Nullable String note) implements LetterOutcome {}

    /** It will not be looked at again. */
    record Dismissed() implements LetterOutcome {}

    /** It could not be applied this time either, and stays open. */
    record ReplayFailed(String reason) implements LetterOutcome {}

    /** Somebody else was first. */
    record AlreadyDecided(LetterState state) implements LetterOutcome {}

    /** There is no such letter for this caller. */
    record Unknown() implements LetterOutcome {}
}
