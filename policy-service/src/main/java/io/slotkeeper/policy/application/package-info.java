/** One class per command or query, and the ports they need. */
@NullMarked
package io.slotkeeper.policy.application;

import org.jspecify.annotations.NullMarked;
