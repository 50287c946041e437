package io.slotkeeper.inventory.domain;

/** Who tells about a host, such as lspci, json or an agent; each source has its own set of facts. */
public record SourceName(String value) implements Comparable<SourceName> {
    public SourceName {
        Identifier.checked(value);
    }

    @Override
    public int compareTo(SourceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
