/** What inventory publishes on Kafka, and what it follows. */
@NullMarked
package io.slotkeeper.inventory.events;

import org.jspecify.annotations.NullMarked;
