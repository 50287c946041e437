/** Use cases of the inventory, one class each, and the ports that they need. */
@NullMarked
package io.slotkeeper.inventory.application;

import org.jspecify.annotations.NullMarked;
