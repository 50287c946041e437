/** Consumers, wire records, and what is published. */
@NullMarked
package io.slotkeeper.assignment.events;

import org.jspecify.annotations.NullMarked;
