/** What each platform version allows and takes away. */
@NullMarked
package io.slotkeeper.policy.domain.platform;

import org.jspecify.annotations.NullMarked;
