/** The answer: an outcome with every finding. */
@NullMarked
package io.slotkeeper.policy.domain.verdict;

import org.jspecify.annotations.NullMarked;
