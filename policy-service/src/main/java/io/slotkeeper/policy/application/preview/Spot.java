package io.slotkeeper.policy.application.preview;

/** Where a page ended: a host, and on it an address or the id of an assignment. */
public record Spot(String host, String id) {

    public static final Spot FIRST_DEVICE = new Spot("", "");
    public static final Spot FIRST_ASSIGNMENT = new Spot("", "00000000-0000-0000-0000-000000000000");

    private static final String SEPARATOR = "/";

    /** Reads what {@link #toString()} wrote. */
    public static Spot parse(String text) {
        String[] parts = text.split(SEPARATOR, 2);
        return new Spot(parts[0], parts[1]);
    }

    static Spot of(Fleet.Device device) {
        return new Spot(device.host(), device.address());
    }

    static Spot of(LiveAssignment live) {
        return new Spot(live.question().host(), live.assignment());
    }

    @Override
    public String toString() {
        return host + SEPARATOR + id;
    }
}
