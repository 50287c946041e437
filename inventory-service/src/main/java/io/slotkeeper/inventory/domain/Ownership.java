package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who may drive a function, as observed.
 *
 * @param contextRevision the host's revision when the context was last seen to change; null while it is unknown
 */
public record Ownership(
        DeviceContext context,
        @Nullable Long contextRevision,
        @Nullable Pending pending,
        @Nullable Boolean capable,
        @Nullable PciAddress dependentDevice,
        @Nullable String resetMethod) {

    /** Keeps the revision of a context that is as it was; a context that is new gets the revision given. */
    Ownership since(@Nullable Ownership before, long revision) {
        if (context == DeviceContext.UNKNOWN) {
            return with(null);
        }
        return with(before != null && before.context == context ? before.contextRevision : Long.valueOf(revision));
    }

    private Ownership with(@Nullable Long newContextRevision) {
        return new Ownership(context, newContextRevision, pending, capable, dependentDevice, resetMethod);
    }
}
