package io.slotkeeper.inventory.connector.vsphere.vim;

/**
 * A reference to an object of one vCenter; another vCenter may use the same one for something else.
 *
 * @param type such as {@code HostSystem}
 * @param id such as {@code host-21}
 */
public record ManagedObject(String type, String id) {}
