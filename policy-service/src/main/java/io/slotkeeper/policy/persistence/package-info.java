/** Read models, questions, verdicts and rulesets in PostgreSQL. */
@NullMarked
package io.slotkeeper.policy.persistence;

import org.jspecify.annotations.NullMarked;
