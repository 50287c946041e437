/** What would work in place of what was refused, and what cannot work anywhere: judged by the same rules. */
@NullMarked
package io.slotkeeper.policy.domain.alternatives;

import org.jspecify.annotations.NullMarked;
