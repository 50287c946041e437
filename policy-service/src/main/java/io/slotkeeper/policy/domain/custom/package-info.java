/** The administrator's own rules: what they say, what they may look at, and what comes of asking them. */
@NullMarked
package io.slotkeeper.policy.domain.custom;

import org.jspecify.annotations.NullMarked;
