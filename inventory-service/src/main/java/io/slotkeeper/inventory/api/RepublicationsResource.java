package io.slotkeeper.inventory.api;

import io.slotkeeper.messaging.Republications;
import io.slotkeeper.messaging.operations.OperatorOfCall;
import io.slotkeeper.messaging.operations.RepublicationRoutes;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** The topics of this service that are written once more, for admins. */
@Path("/api/inventory/v1/republications")
class RepublicationsResource extends RepublicationRoutes {
    @Inject
    RepublicationsResource(Republications republications, OperatorOfCall operator) {
        super(republications, operator);
    }
}
