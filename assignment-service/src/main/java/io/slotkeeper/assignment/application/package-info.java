/** One class per command or query, the ports that they need, and the transaction boundary. */
@NullMarked
package io.slotkeeper.assignment.application;

import org.jspecify.annotations.NullMarked;
