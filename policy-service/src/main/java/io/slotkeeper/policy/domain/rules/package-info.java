/** One class per rule: pure questions to the facts. */
@NullMarked
package io.slotkeeper.policy.domain.rules;

import org.jspecify.annotations.NullMarked;
