/** Names of vendors, devices and classes from pci.ids. */
@NullMarked
package io.slotkeeper.inventory.connector.pciids;

import org.jspecify.annotations.NullMarked;
