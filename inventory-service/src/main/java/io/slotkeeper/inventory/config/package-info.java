/** What an installation may choose, and the seams to the machine. */
@NullMarked
package io.slotkeeper.inventory.config;

import org.jspecify.annotations.NullMarked;
