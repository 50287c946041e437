package io.slotkeeper.assignment.domain;

/** Who may drive a function; {@code UNKNOWN} where no source reports it. */
public enum Context {
    HOST,
    PASSTHROUGH,
    UNKNOWN
}
