package io.slotkeeper.messaging.operations;

import io.slotkeeper.messaging.Divergences;
import io.slotkeeper.messaging.Standstill;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Disagreements between tables and Kafka, over HTTP, for operators and admins. A service has a subclass with a
 * {@code @Path} of its own; roles and routes stand here.
 */
@Produces(MediaType.APPLICATION_JSON)
public abstract class DivergenceRoutes {
    private final Divergences divergences;
    private final Standstill standstill;

    protected DivergenceRoutes(Divergences divergences, Standstill standstill) {
        this.divergences = divergences;
        this.standstill = standstill;
    }

    /** All that were ever found, and whether the service stands still because of one. */
    public record DivergencesView(boolean diverged, List<Divergences.Found> items) {}

    @GET
    @RolesAllowed({"operator", "admin"})
    @Operation(summary = "What Kafka knows and the tables do not: the signs of a restored database")
    @APIResponse(responseCode = "200", description = "The open ones first; resolvedAt is absent for them")
    public DivergencesView list() {
        return new DivergencesView(standstill.isDiverged(), divergences.list());
    }
}
