/** The simulated world: hosts, devices, virtual machines and the rules that a real server applies to them. Knows nothing of SOAP. */
@NullMarked
package io.slotkeeper.simulator.fleet;

import org.jspecify.annotations.NullMarked;
