package io.slotkeeper.inventory.domain;

import java.time.Instant;

/**
 * A function as one source knows it.
 *
 * @param present whether its last complete report had the function; if not, these are the last facts
 * @param since when the source first said it as it stands
 */
public record SourceFunction(FunctionFacts facts, boolean present, Instant since) {
    SourceFunction missing(Instant now) {
        return present ? new SourceFunction(facts, false, now) : this;
    }

    SourceFunction reported(FunctionFacts reported, Instant now) {
        return present && facts.equals(reported) ? this : new SourceFunction(reported, true, now);
    }
}
