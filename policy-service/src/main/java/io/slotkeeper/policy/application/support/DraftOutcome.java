package io.slotkeeper.policy.application.support;

import io.slotkeeper.policy.domain.support.ImportReport;
import io.slotkeeper.policy.domain.support.Rebase;

/** What came of a command on a draft: what it says, or why nothing was changed. */
public sealed interface DraftOutcome {

    /** The draft is as it was asked for. */
    record Done(Draft draft) implements DraftOutcome {}

    /** The lines are in the draft, or would be where {@code draft} was only tried. */
    record Imported(Draft draft, ImportReport report) implements DraftOutcome {}

    /** The draft is on top of the version in force; {@code rebase} tells of the conflicts that were decided. */
    record Rebased(Draft draft, Rebase rebase) implements DraftOutcome {}

    /** The draft is in force. */
    record Published(PublishedVersion version) implements DraftOutcome {}

    record DraftUnknown() implements DraftOutcome {}

    /** Somebody else changed the draft meanwhile. */
    record OtherRevision(long revision) implements DraftOutcome {}

    record EntryUnknown() implements DraftOutcome {}

    /** The list would have more entries than a list may have. */
    record TooManyEntries(int entries) implements DraftOutcome {}

    /** At least one line was refused. */
    record LinesRefused(ImportReport report) implements DraftOutcome {}

    /** Both sides changed the same, and the caller did not say whose word stands. */
    record Conflicting(Rebase rebase) implements DraftOutcome {}

    /** Another version than the one that the draft is based on is in force. */
    record Behind(int basedOn, int inForce) implements DraftOutcome {}

    /** The draft says what is in force already. */
    record NothingNew(int inForce) implements DraftOutcome {}

    /** There are as many drafts as there may be. */
    record TooManyDrafts() implements DraftOutcome {}

    /** There is no such version to begin from. */
    record VersionUnknown() implements DraftOutcome {}
}
