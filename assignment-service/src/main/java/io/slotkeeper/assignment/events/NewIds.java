package io.slotkeeper.assignment.events;

import io.slotkeeper.assignment.application.IdSource;
import io.slotkeeper.messaging.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Ids as messaging makes them: UUIDv7. */
@ApplicationScoped
class NewIds implements IdSource {
    @Override
    public UUID next() {
        return Ids.next();
    }
}
