/** The support list: which cards somebody vouches for. */
@NullMarked
package io.slotkeeper.policy.domain.support;

import org.jspecify.annotations.NullMarked;
