/** The language of custom rules: CEL, behind the domain's own interface. Nothing else knows the library. */
@NullMarked
package io.slotkeeper.policy.cel;

import org.jspecify.annotations.NullMarked;
