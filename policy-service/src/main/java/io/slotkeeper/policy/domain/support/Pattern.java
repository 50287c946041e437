package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.facts.PciFunction;
import org.jspecify.annotations.Nullable;

/** Which ids an entry means, as lower-case hex; null matches anything. {@code exceptSubvendor} never matches. */
public record Pattern(
        String vendor,
        String device,
        @Nullable String subvendor,
        @Nullable String subdevice,
        @Nullable String exceptSubvendor) {

    public boolean matches(PciFunction function) {
        return vendor.equals(function.vendorId())
                && device.equals(function.deviceId())
                && (subvendor == null || subvendor.equals(function.subvendorId()))
                && (subdevice == null || subdevice.equals(function.subdeviceId()))
                && (exceptSubvendor == null || !exceptSubvendor.equals(function.subvendorId()));
    }

    /** More named ids win over fewer. */
    public int specificity() {
        return (subvendor == null ? 0 : 1) + (subdevice == null ? 0 : 1);
    }
}
