package io.slotkeeper.faults.history;

/** A value that must not be seen anywhere; its name may be told. */
public record Secret(String name, String value) {
    @Override
    public String toString() {
        return name;
    }
}
