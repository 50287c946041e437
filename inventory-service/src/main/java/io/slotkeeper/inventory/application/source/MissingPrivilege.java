package io.slotkeeper.inventory.application.source;

/**
 * Something that the account may not read, so that it stays unknown.
 *
 * @param privilege such as {@code System.Read}
 * @param what what stays unknown for want of it, such as {@code config.pciPassthruInfo}
 * @param objects of how many objects
 */
public record MissingPrivilege(String privilege, String what, int objects) {}
