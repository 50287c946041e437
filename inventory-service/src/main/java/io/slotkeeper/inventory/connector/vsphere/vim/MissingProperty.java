package io.slotkeeper.inventory.connector.vsphere.vim;

import org.jspecify.annotations.Nullable;

/**
 * A property that the server did not give.
 *
 * @param fault the fault's type, such as {@code NoPermission}
 * @param privilege the privilege that would be needed, such as {@code System.Read}; null where the fault names none
 */
public record MissingProperty(String path, String fault, @Nullable String privilege) {}
