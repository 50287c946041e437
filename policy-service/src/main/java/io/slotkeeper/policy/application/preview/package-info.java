/** Whom a support list would affect before it is published, and whom it has affected since. */
@NullMarked
package io.slotkeeper.policy.application.preview;

import org.jspecify.annotations.NullMarked;
