package io.slotkeeper.inventory.domain;

/** A virtual machine, by the name that its site gives it. */
public record VmId(String value) implements Comparable<VmId> {
    public VmId {
        Identifier.checked(value);
    }

    @Override
    public int compareTo(VmId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
