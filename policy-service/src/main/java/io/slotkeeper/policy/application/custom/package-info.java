/** Keeping, switching and trying custom rules. */
@NullMarked
package io.slotkeeper.policy.application.custom;

import org.jspecify.annotations.NullMarked;
