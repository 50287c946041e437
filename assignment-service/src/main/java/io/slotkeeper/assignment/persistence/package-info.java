/** Tables, and how the domain is written to and read from them. */
@NullMarked
package io.slotkeeper.assignment.persistence;

import org.jspecify.annotations.NullMarked;
