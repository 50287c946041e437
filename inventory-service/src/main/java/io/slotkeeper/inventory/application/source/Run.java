package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.domain.Source;
import io.slotkeeper.inventory.domain.SourceName;

/**
 * One reading of a source, from its start until it is stopped. Whoever starts one takes the next number, and only the
 * newest may write.
 */
public record Run(Source source, Remembered remembered, long number) {
    public SourceName id() {
        return source.id();
    }

    /** On whose behalf it writes. */
    public Origin origin() {
        return new Origin("source:" + source.id(), source.project(), null);
    }
}
