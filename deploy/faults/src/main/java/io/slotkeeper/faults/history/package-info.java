/**
 * The checker of fault drills: what clients saw, what was published and what the tables hold at the end, judged against
 * the invariants I1 to I18. It reads files and starts nothing.
 */
@NullMarked
package io.slotkeeper.faults.history;

import org.jspecify.annotations.NullMarked;
