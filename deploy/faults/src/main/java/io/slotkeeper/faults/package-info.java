/** Fault drills on real processes: what is run, what is done to it, and what is told about it. */
@NullMarked
package io.slotkeeper.faults;

import org.jspecify.annotations.NullMarked;
