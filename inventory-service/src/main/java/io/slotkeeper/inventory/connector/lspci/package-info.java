/** Reads what lspci prints in its -vmm forms. */
@NullMarked
package io.slotkeeper.inventory.connector.lspci;

import org.jspecify.annotations.NullMarked;
