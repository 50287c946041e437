/** HTTP: translate, delegate, translate. */
@NullMarked
package io.slotkeeper.policy.api;

import org.jspecify.annotations.NullMarked;
