/** What is done to the product, when, and what must hold meanwhile. */
@NullMarked
package io.slotkeeper.faults.fault;

import org.jspecify.annotations.NullMarked;
