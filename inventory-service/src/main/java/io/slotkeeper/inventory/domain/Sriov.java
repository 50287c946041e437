package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/**
 * A function's part in single-root I/O virtualization; null is what nobody reported.
 *
 * @param physicalFunction of a virtual function, the one that it belongs to
 * @param enabled whether virtual functions are wanted
 * @param active whether they are there
 * @param virtualFunctions how many there are
 * @param maxVirtualFunctions how many there can be
 */
public record Sriov(
        Role role,
        @Nullable PciAddress physicalFunction,
        @Nullable Boolean enabled,
        @Nullable Boolean active,
        @Nullable Integer virtualFunctions,
        @Nullable Integer maxVirtualFunctions) {
    public enum Role {
        PHYSICAL,
        VIRTUAL
    }

    public static Sriov virtualOf(PciAddress physicalFunction) {
        return new Sriov(Role.VIRTUAL, physicalFunction, null, null, null, null);
    }
}
