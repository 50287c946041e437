/** The SOAP edge: sessions, views, the property collector, methods, and deliberate misbehaviour. */
@NullMarked
package io.slotkeeper.simulator.soap;

import org.jspecify.annotations.NullMarked;
