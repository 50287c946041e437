package io.slotkeeper.assignment.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an assignment waits for. A wait with a limit is transient: it ends at a deadline, whoever sleeps. One without a
 * limit is for a person alone to end.
 *
 * @param what the thing awaited, as a part of a sentence, such as {@code an approval}
 */
public record Waiting(Owner owner, NextAction action, String what, @Nullable TimeLimit limit) {
    public static Optional<Waiting> forReport(PlannedOrder order) {
        return Optional.of(new Waiting(
                Owner.OPERATOR,
                NextAction.REPORT_ORDER,
                "a report on order " + order.type() + " for " + Sentences.list(order.functions()),
                order.type().limit()));
    }

    public boolean isTransient() {
        return limit != null;
    }

    public String sentence() {
        return Sentences.capital(what) + " is awaited from " + owner.inWords() + ".";
    }

    /** Why something ends at the deadline, as a part of a sentence. */
    public String missed(Instant deadline) {
        return what + " was awaited from " + owner.inWords() + " until " + Sentences.minute(deadline) + ", in vain";
    }
}
