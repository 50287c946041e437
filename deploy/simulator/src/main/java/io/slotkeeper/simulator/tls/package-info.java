/** A self-signed certificate made at the start. */
@NullMarked
package io.slotkeeper.simulator.tls;

import org.jspecify.annotations.NullMarked;
