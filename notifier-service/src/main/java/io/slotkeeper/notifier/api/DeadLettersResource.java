package io.slotkeeper.notifier.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.DeadLetterDesk;
import io.slotkeeper.messaging.operations.DeadLetterRoutes;
import io.slotkeeper.messaging.operations.OperatorOfCall;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** The dead letters of this service, for operators. */
@Path("/api/notifier/v1/dead-letters")
class DeadLettersResource extends DeadLetterRoutes {
    @Inject
    DeadLettersResource(DeadLetterDesk desk, OperatorOfCall operator, ObjectMapper json) {
        super(desk, operator, json);
    }
}
