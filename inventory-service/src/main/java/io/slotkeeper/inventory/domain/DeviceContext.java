package io.slotkeeper.inventory.domain;

/** Who may drive a function: the host, or a virtual machine by passthrough. */
public enum DeviceContext {
    HOST,
    PASSTHROUGH,
    UNKNOWN
}
