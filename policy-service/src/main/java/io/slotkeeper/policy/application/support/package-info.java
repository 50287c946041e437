/** Maintaining the support list: versions that never change, and drafts of the next one. */
@NullMarked
package io.slotkeeper.policy.application.support;

import org.jspecify.annotations.NullMarked;
