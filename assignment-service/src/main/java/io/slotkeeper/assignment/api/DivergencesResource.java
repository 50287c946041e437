package io.slotkeeper.assignment.api;

import io.slotkeeper.messaging.Divergences;
import io.slotkeeper.messaging.Standstill;
import io.slotkeeper.messaging.operations.DivergenceRoutes;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** Where the tables of this service and Kafka disagree. */
@Path("/api/assignment/v1/divergences")
class DivergencesResource extends DivergenceRoutes {
    @Inject
    DivergencesResource(Divergences divergences, Standstill standstill) {
        super(divergences, standstill);
    }
}
