/** One class per invariant: to change a rule, read one file. */
@NullMarked
package io.slotkeeper.faults.history.rule;

import org.jspecify.annotations.NullMarked;
