package io.slotkeeper.inventory.connector.text;

/** Leaves a parser where a text cannot be understood; it does not leave the reader. The line is counted from 1. */
public final class Malformed extends Exception {
    private static final int SHOWN_MAX = 80;

    private final int line;
    private final String reason;

    public Malformed(int line, String reason) {
        super(reason);
        this.line = line;
        this.reason = reason;
    }

    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }

    /** The text in quotes, cut where it is too long to be shown whole. */
    public static String quoted(String text) {
        return "\"" + (text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "…" : text) + "\"";
    }
}
