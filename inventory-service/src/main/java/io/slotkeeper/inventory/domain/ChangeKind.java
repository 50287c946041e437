package io.slotkeeper.inventory.domain;

/** What can happen to a host and its functions. */
public enum ChangeKind {
    HOST_REGISTERED,
    HOST_CHANGED,
    FUNCTION_DISCOVERED,
    FUNCTION_CHANGED,
    FUNCTION_LOST,
    FUNCTION_RETURNED,
    GROUPS_CHANGED
}
