/** Reads what ESXi's esxcli prints about PCI functions. */
@NullMarked
package io.slotkeeper.inventory.connector.esxcli;

import org.jspecify.annotations.NullMarked;
