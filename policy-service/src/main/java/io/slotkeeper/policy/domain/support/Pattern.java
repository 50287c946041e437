package io.slotkeeper.policy.domain.support;

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

    public boolean matches(Model model) {
        return chip().equals(model.chip())
                && (subvendor == null || subvendor.equals(model.subvendor()))
                && (subdevice == null || subdevice.equals(model.subdevice()))
                && (exceptSubvendor == null || !exceptSubvendor.equals(model.subvendor()))
                && (revision == null || revision.equals(model.revision()))
                && (classId == null || startsWith(model.classId(), classId));
    }

    Chip chip() {
        return new Chip(vendor, device);
    }

    private static boolean startsWith(@Nullable String text, String prefix) {
        return text != null && text.startsWith(prefix);
    }
}
