package io.slotkeeper.inventory.domain;

/** What the members of a group do together: change context, or belong to one virtual machine. */
public enum GroupScope {
    CONTEXT,
    HOLDER
}
