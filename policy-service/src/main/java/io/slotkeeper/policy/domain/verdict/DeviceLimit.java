package io.slotkeeper.policy.domain.verdict;

import org.jspecify.annotations.Nullable;

/** How many functions the VM may have, holds and asks for; {@code max} null: unknown. */
public record DeviceLimit(
        @Nullable Integer max,
        int held,
        int requested,
        Source source,
        @Nullable String profile,
        @Nullable Integer profileVersion,
        @Nullable String note) {

    /** Where the maximum comes from. */
    public enum Source {
        PROFILE,
        VM,
        UNKNOWN
    }

    public boolean exceeded() {
        return max != null && held + requested > max;
    }
}
