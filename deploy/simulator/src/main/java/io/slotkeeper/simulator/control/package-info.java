/** Changes to the fleet and misbehaviour over HTTP, for those who do not embed the simulator. */
@NullMarked
package io.slotkeeper.simulator.control;

import org.jspecify.annotations.NullMarked;
