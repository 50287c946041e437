/** The seventeen states of an assignment and what each answers to every trigger. */
@NullMarked
package io.slotkeeper.assignment.domain.state;

import org.jspecify.annotations.NullMarked;
