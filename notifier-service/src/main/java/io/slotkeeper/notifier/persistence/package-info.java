/** Notifications and read marks in PostgreSQL. */
@NullMarked
package io.slotkeeper.notifier.persistence;

import org.jspecify.annotations.NullMarked;
