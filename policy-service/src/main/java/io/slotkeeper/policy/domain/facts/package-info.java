/** What is known when a question is answered: immutable, observed elsewhere, never guessed. */
@NullMarked
package io.slotkeeper.policy.domain.facts;

import org.jspecify.annotations.NullMarked;
