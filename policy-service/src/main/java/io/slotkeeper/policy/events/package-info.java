/** What is read from and written to Kafka. */
@NullMarked
package io.slotkeeper.policy.events;

import org.jspecify.annotations.NullMarked;
