package io.slotkeeper.inventory.application;

/** What became of a PUT. */
public sealed interface Put {
    /** It was not known before. */
    record Created(long revision) implements Put {}

    /** It was known; the revision is the old one when nothing is different. */
    record Kept(long revision) implements Put {}

    /** It is not at the revision that the caller saw. */
    record OtherRevision(long revision) implements Put {}
}
