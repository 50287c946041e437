/** What is read from and written to Kafka. */
@NullMarked
package io.slotkeeper.notifier.events;

import org.jspecify.annotations.NullMarked;
