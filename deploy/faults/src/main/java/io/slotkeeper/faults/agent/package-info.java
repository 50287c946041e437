/**
 * A Java agent for drills: a service dies at a named point in its own code, or has a named bug. The product itself has no
 * such switches.
 */
@NullMarked
package io.slotkeeper.faults.agent;

import org.jspecify.annotations.NullMarked;
