/** What the readers of foreign texts share. */
@NullMarked
package io.slotkeeper.inventory.connector.text;

import org.jspecify.annotations.NullMarked;
