/** Reads the JSON report of agents and people. */
@NullMarked
package io.slotkeeper.inventory.connector.manual;

import org.jspecify.annotations.NullMarked;
