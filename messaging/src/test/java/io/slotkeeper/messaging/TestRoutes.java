package io.slotkeeper.messaging;

import io.slotkeeper.messaging.operations.AllowedWhileDiverged;
import io.slotkeeper.messaging.operations.DivergenceRoutes;
import io.slotkeeper.messaging.operations.OperatorOfCall;
import io.slotkeeper.messaging.operations.RepublicationRoutes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** The subclasses that a service has. */
final class TestRoutes {
    private TestRoutes() {}

    @Path("/api/notifier/v1/republications")
    static class RepublicationsResource extends RepublicationRoutes {
        RepublicationsResource(Republications republications, OperatorOfCall operator) {
            super(republications, operator);
        }
    }

    @Path("/api/notifier/v1/divergences")
    static class DivergencesResource extends DivergenceRoutes {
        DivergencesResource(Divergences divergences, Standstill standstill) {
            super(divergences, standstill);
        }
    }

    @Path("/api/notifier/v1/writes")
    static class WritingResource {
        @POST
        @RolesAllowed("admin")
        public String write() {
            return "written";
        }
    }

    @Path("/api/notifier/v1/dry-runs")
    static class DryRunResource {
        @POST
        @AllowedWhileDiverged
        @RolesAllowed("admin")
        public String tryOut() {
            return "nothing is changed";
        }
    }
}
