package io.slotkeeper.simulator.fleet;

/** Vendor and device, each 16 bits unsigned; written {@code 8086:10c9}. The wire has them signed, see {@code vim}. */
public record PciId(int vendor, int device) {
    public static final PciId NONE = new PciId(0, 0);

    public static PciId of(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2 || !parts[0].matches("[0-9a-fA-F]{4}") || !parts[1].matches("[0-9a-fA-F]{4}")) {
            throw new IllegalArgumentException("A PCI id is vvvv:dddd in hex, not " + text);
        }
        return new PciId(Integer.parseInt(parts[0], 16), Integer.parseInt(parts[1], 16));
    }

    @Override
    public String toString() {
        return "%04x:%04x".formatted(vendor, device);
    }
}
