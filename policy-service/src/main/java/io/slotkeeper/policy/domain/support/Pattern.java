package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.facts.PciFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which functions an entry means, as lower-case hex; null matches anything, and what a function does not report matches
 * nothing that is named. {@code exceptSubvendor} never matches. {@code classId} is the beginning of a PCI class: 2, 4 or
 * 6 digits (base class, subclass, programming interface).
 */
public record Pattern(
        String vendor,
        String device,
        @Nullable String subvendor,
        @Nullable String subdevice,
        @Nullable String exceptSubvendor,
        @Nullable String revision,
        @Nullable String classId) {

    public boolean matches(PciFunction function) {
        return vendor.equals(function.vendorId())
                && device.equals(function.deviceId())
                && (subvendor == null || subvendor.equals(function.subvendorId()))
                && (subdevice == null || subdevice.equals(function.subdeviceId()))
                && (exceptSubvendor == null || !exceptSubvendor.equals(function.subvendorId()))
                && (revision == null || revision.equals(function.pciRevision()))
                && (classId == null || startsWith(function.classId(), classId));
    }

    private static boolean startsWith(@Nullable String text, String prefix) {
        return text != null && text.startsWith(prefix);
    }
}
