package io.slotkeeper.inventory.domain;

/** Whether the manager of a host still speaks with it; a host that it does not reach keeps its last known facts. */
public enum HostConnection {
    CONNECTED,
    /** Somebody disconnected it. */
    DISCONNECTED,
    /** It should be there, and does not answer. */
    NOT_RESPONDING,
    /** It was removed from the manager that reported it; its functions are lost until something reports them again. */
    GONE,
    UNKNOWN
}
