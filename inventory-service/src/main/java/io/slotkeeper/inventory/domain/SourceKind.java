package io.slotkeeper.inventory.domain;

/** The kinds of managers that can be read. */
public enum SourceKind {
    /** A vCenter, or a single ESXi host. */
    VSPHERE
}
