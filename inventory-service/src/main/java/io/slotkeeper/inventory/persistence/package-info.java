/** Tables of the inventory and the mapping to and from the domain. */
@NullMarked
package io.slotkeeper.inventory.persistence;

import org.jspecify.annotations.NullMarked;
