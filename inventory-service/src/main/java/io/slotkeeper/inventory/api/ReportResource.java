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
import java.util.Locale;
import java.util.Map;
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
    private static final String ESXCLI = "text/x-esxcli-pci";
    private static final String NODEDEV = "application/x-libvirt-nodedev+xml";
    /** The format of each media type, without its parameters. */
    private static final Map<String, ReportFormat> FORMATS = Map.of(
            LSPCI,
            ReportFormat.LSPCI,
            MediaType.TEXT_PLAIN,
            ReportFormat.LSPCI,
            MediaType.APPLICATION_JSON,
            ReportFormat.JSON,
            ESXCLI,
            ReportFormat.ESXCLI,
            NODEDEV,
            ReportFormat.NODEDEV,
            MediaType.APPLICATION_XML,
            ReportFormat.NODEDEV,
            MediaType.TEXT_XML,
            ReportFormat.NODEDEV);

    private final TakeReport take;
    private final Caller caller;

    @Inject
    ReportResource(TakeReport take, Caller caller) {
        this.take = take;
        this.caller = caller;
    }

    @POST
    @Consumes({
        LSPCI,
        MediaType.TEXT_PLAIN,
        MediaType.APPLICATION_JSON,
        ESXCLI,
        NODEDEV,
        MediaType.APPLICATION_XML,
        MediaType.TEXT_XML
    })
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(
            summary = "Takes a report: what lspci, esxcli or virsh prints, or JSON",
            description = "Complete for its source only. All of it is taken, or nothing. The media type tells the "
                    + "format: " + LSPCI + " (also text/plain) what lspci -vmm prints in any form, best -D -PP "
                    + "-vmmnnk; " + ESXCLI + " what esxcli hardware pci list prints, with or without the table of "
                    + "esxcli hardware pci pcipassthru list, in any order; " + NODEDEV + " (also application/xml, "
                    + "text/xml) what virsh nodedev-dumpxml prints for one or many devices; application/json functions, "
                    + "host uses, holders and IOMMU as an agent tells them.")
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
        return type == null
                ? ReportFormat.LSPCI
                : FORMATS.getOrDefault(
                        (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT), ReportFormat.LSPCI);
    }

    private static ReportView answer(ReportOutcome outcome) {
        if (outcome instanceof ReportOutcome.Taken taken) {
            return ReportView.of(taken.receipt());
        }
        throw ReportProblems.of(outcome);
    }
}
