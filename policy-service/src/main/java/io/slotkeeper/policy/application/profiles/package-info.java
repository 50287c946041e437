/** The versions of the platform profiles: what comes with a release, what administrators write, and what was. */
@NullMarked
package io.slotkeeper.policy.application.profiles;

import org.jspecify.annotations.NullMarked;
