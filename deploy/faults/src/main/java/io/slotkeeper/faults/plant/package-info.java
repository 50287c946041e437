/** Bugs that are put into running services on purpose, to see that the checker finds each. */
@NullMarked
package io.slotkeeper.faults.plant;

import org.jspecify.annotations.NullMarked;
