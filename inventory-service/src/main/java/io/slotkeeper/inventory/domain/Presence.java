package io.slotkeeper.inventory.domain;

/** Whether any source still reports the function; what is missing is lost and never deleted by itself. */
public enum Presence {
    PRESENT,
    LOST
}
