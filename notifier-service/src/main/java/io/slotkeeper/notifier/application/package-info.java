/** What the notifier does: tell of a state change, read an inbox, mark as read, follow what is new. */
@NullMarked
package io.slotkeeper.notifier.application;

import org.jspecify.annotations.NullMarked;
