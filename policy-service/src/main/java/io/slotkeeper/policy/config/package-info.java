/** A site's settings, with their defaults. */
@NullMarked
package io.slotkeeper.policy.config;

import org.jspecify.annotations.NullMarked;
