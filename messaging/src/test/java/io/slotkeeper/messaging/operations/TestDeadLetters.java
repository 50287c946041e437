package io.slotkeeper.messaging.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.DeadLetterDesk;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** As a service has it. */
@Path("/api/test/v1/dead-letters")
class TestDeadLetters extends DeadLetterRoutes {
    @Inject
    TestDeadLetters(DeadLetterDesk desk, OperatorOfCall operator, ObjectMapper json) {
        super(desk, operator, json);
    }
}
