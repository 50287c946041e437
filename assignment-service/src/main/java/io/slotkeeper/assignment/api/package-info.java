/** HTTP: requests, answers and problems. */
@NullMarked
package io.slotkeeper.assignment.api;

import org.jspecify.annotations.NullMarked;
