package io.slotkeeper.assignment.planted.domain;

/** A violation on purpose: the domain reads the clock and knows a framework. */
public final class ClockReader {
    public com.fasterxml.jackson.databind.ObjectMapper json = new com.fasterxml.jackson.databind.ObjectMapper();

    public java.time.Instant now() {
        return java.time.Instant.now();
    }
}
