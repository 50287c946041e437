package io.slotkeeper.messaging;

import org.jspecify.annotations.Nullable;

/** The record itself is at fault and never will be applied; it belongs to the dead letters. */
public class PoisonException extends RuntimeException {
    public PoisonException(String reason) {
        super(reason);
    }

    public PoisonException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
