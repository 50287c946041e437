package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where a function sits in the machine.
 *
 * @param path the bridges above it and itself, as {@code lspci -PP} prints them
 * @param physicalSlot the label of the slot in the chassis
 * @param iommuGroup the kernel's group number, as text
 */
public record Placement(
        @Nullable String path, @Nullable String physicalSlot, @Nullable Integer numaNode, @Nullable String iommuGroup) {
    public static final Placement NONE = new Placement(null, null, null, null);

    Placement orElse(Placement other) {
        return new Placement(
                First.of(path, other.path),
                First.of(physicalSlot, other.physicalSlot),
                First.of(numaNode, other.numaNode),
                First.of(iommuGroup, other.iommuGroup));
    }
}
