package io.slotkeeper.inventory.domain;

import java.util.List;

/** Two or more functions that change context together, or that one virtual machine must hold together. */
public record DeviceGroup(
        PciAddress id, GroupScope scope, List<GroupKind> kinds, List<PciAddress> members, List<Evidence> evidence) {
    public DeviceGroup {
        kinds = List.copyOf(kinds);
        members = List.copyOf(members);
        evidence = List.copyOf(evidence);
    }

    boolean sameAs(DeviceGroup other) {
        return id.equals(other.id)
                && scope == other.scope
                && kinds.equals(other.kinds)
                && members.equals(other.members);
    }
}
