/** Sources that are read by ourselves: their configuration, their runs and what they observe. */
@NullMarked
package io.slotkeeper.inventory.application.source;

import org.jspecify.annotations.NullMarked;
