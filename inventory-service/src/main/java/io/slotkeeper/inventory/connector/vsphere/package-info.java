/** Reads a vCenter, or a single ESXi host: what it says about hosts and machines, turned into observations. */
@NullMarked
package io.slotkeeper.inventory.connector.vsphere;

import org.jspecify.annotations.NullMarked;
