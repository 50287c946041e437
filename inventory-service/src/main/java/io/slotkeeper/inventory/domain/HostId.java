package io.slotkeeper.inventory.domain;

/** A host, by the name that its site gives it. */
public record HostId(String value) implements Comparable<HostId> {
    public HostId {
        Identifier.checked(value);
    }

    @Override
    public int compareTo(HostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
