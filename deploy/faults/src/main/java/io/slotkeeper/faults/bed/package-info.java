/** The product under drill as processes of its own: PostgreSQL, Kafka nodes and service instances. */
@NullMarked
package io.slotkeeper.faults.bed;

import org.jspecify.annotations.NullMarked;
