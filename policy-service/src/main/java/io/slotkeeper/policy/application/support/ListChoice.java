package io.slotkeeper.policy.application.support;

import java.util.UUID;

/** A support list that may be another one than the one in force. */
public sealed interface ListChoice {

    /** A draft as it is now. */
    record OfDraft(UUID id) implements ListChoice {}

    /** A version of now or of old. */
    record OfVersion(int version) implements ListChoice {}
}
