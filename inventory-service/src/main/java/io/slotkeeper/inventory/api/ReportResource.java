package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Roles.ADMIN;
import static io.slotkeeper.inventory.api.Roles.OPERATOR;

import io.slotkeeper.inventory.application.IncomingReport;
import io.slotkeeper.inventory.application.ReportFormat;
import io.slotkeeper.inventory.application.ReportOutcome;
import io.slotkeeper.inventory.application.TakeReport;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where sources report. */
@Path("/api/inventory/v1/hosts/{id}/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ReportResource {
    private static final String LSPCI = "text/x-lspci";

    private final TakeReport take;
    private final Caller caller;

    @Inject
    ReportResource(TakeReport take, Caller caller) {
        this.take = take;
        this.caller = caller;
    }

    @POST
    @Consumes({LSPCI, MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON})
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(
            summary = "Takes a report: what lspci -vmm prints (any form), or JSON",
            description = "Complete for its source only. All of it is taken, or nothing.")
    @APIResponse(responseCode = "200", description = "Taken, or passed over as stale")
    @APIResponse(responseCode = "404", description = "Nobody registered the host")
    @APIResponse(responseCode = "422", description = "Something in it is wrong; says where and why")
    public ReportView report(
            @RestPath String id,
            @RestQuery @Nullable String source,
            @RestQuery @Nullable String generation,
            @Context HttpHeaders headers,
            byte[] body) {
        return answer(take.take(
                new IncomingReport(
                        Requests.host(id),
                        format(headers.getMediaType()),
                        Requests.source(source),
                        Requests.generation(generation),
                        new String(body, StandardCharsets.UTF_8)),
                caller.origin()));
    }

    private static ReportFormat format(@Nullable MediaType type) {
        return MediaType.APPLICATION_JSON_TYPE.isCompatible(type) ? ReportFormat.JSON : ReportFormat.LSPCI;
    }

    private static ReportView answer(ReportOutcome outcome) {
        if (outcome instanceof ReportOutcome.Taken taken) {
            return ReportView.of(taken.receipt());
        }
        throw ReportProblems.of(outcome);
    }
}
