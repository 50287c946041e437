package io.slotkeeper.assignment.application;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys under which callers repeat a request; scoped to subject and route. */
public interface IdempotencyKeys {
    /** Locks the key until the transaction ends; false when another transaction has it. */
    boolean tryLock(Key key);

    Optional<First> find(Key key);

    void remember(Key key, First first);

    /** Keeps the answer that repetitions get. */
    void answered(Key key, String answer);

    record Key(String subject, String route, String value) {}

    record First(String fingerprint, UUID assignment, @Nullable String answer) {}
}
