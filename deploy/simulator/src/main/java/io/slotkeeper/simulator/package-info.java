/** A simulated vCenter: a fleet behind SOAP on loopback, for tests, demonstrations and benchmarks. */
@NullMarked
package io.slotkeeper.simulator;

import org.jspecify.annotations.NullMarked;
