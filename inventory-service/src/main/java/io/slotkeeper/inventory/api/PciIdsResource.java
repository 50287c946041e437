package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Roles.ADMIN;
import static io.slotkeeper.inventory.api.Roles.APPROVER;
import static io.slotkeeper.inventory.api.Roles.OPERATOR;
import static io.slotkeeper.inventory.api.Roles.REQUESTER;
import static io.slotkeeper.inventory.api.Roles.VIEWER;

import io.slotkeeper.inventory.application.names.NamesVersion;
import io.slotkeeper.inventory.application.names.PutNames;
import io.slotkeeper.inventory.application.names.PutNames.Outcome;
import io.slotkeeper.inventory.application.names.ShowNames;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where names of vendors, devices and classes come from when the sources print none. */
@Path("/api/inventory/v1/pci-ids")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "pci-ids")
public class PciIdsResource {
    private final PutNames put;
    private final ShowNames show;
    private final Caller caller;

    @Inject
    PciIdsResource(PutNames put, ShowNames show, Caller caller) {
        this.put = put;
        this.show = show;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(
            summary = "Tells which pci.ids is in force, of when it is, and who put it there; the ETag is its version")
    public RestResponse<PciIdsView> inForce() {
        NamesVersion version = show.inForce();
        return Answers.withRevision(
                RestResponse.Status.OK, PciIdsView.of(version, show.hostsToRename()), version.version());
    }

    @GET
    @Path("history")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(summary = "Lists every pci.ids that was in force, the newest first")
    public ListView<PciIdsView> history(@RestQuery @Nullable String after, @RestQuery @Nullable String limit) {
        int count = Requests.limit(limit);
        return ListView.of(
                show.before(Requests.place(after), count + 1),
                count,
                version -> PciIdsView.of(version, null),
                version -> Long.toString(version.version()));
    }

    @PUT
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(ADMIN)
    @Operation(
            summary = "Puts another pci.ids in force",
            description = "The body is the file, in UTF-8, of up to 8 MiB. Known functions get the names of it within"
                    + " seconds, a few hosts at a time; what they are and who holds them stays.")
    @RequestBody(content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "200", description = "It is in force")
    @APIResponse(responseCode = "412", description = "Another version is in force than that of If-Match")
    @APIResponse(
            responseCode = "422",
            description = "bad-pci-ids, with the line; or pci-ids-shrunk, unless force is true")
    public RestResponse<PciIdsView> put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RestQuery @Nullable String force,
            byte[] body) {
        boolean forced = Boolean.TRUE.equals(Requests.flag("force", force));
        return answer(put.upload(body, Requests.expectedRevision(ifMatch), forced, caller.origin()));
    }

    @DELETE
    @RolesAllowed(ADMIN)
    @Operation(summary = "Puts the pci.ids in force again that came with the service")
    @APIResponse(responseCode = "200", description = "It is in force")
    @APIResponse(responseCode = "412", description = "Another version is in force than that of If-Match")
    public RestResponse<PciIdsView> rollBack(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(put.rollBack(Requests.expectedRevision(ifMatch), caller.origin()));
    }

    private RestResponse<PciIdsView> answer(Outcome outcome) {
        if (outcome instanceof Outcome.OtherVersion other) {
            throw Answers.otherRevision(other.version());
        }
        if (outcome instanceof Outcome.Unreadable wrong) {
            throw ProblemCode.BAD_PCI_IDS.problem(
                    "Line %d: %s".formatted(wrong.line(), wrong.reason()),
                    Map.of("line", wrong.line(), "reason", wrong.reason()));
        }
        if (outcome instanceof Outcome.Shrunk shrunk) {
            throw ProblemCode.PCI_IDS_SHRUNK.problem(
                    "It has %d %s, and the one in force %d. If it was not cut short, put it with ?force=true."
                            .formatted(shrunk.after(), shrunk.what(), shrunk.before()),
                    Map.of("what", shrunk.what(), "inForce", shrunk.before(), "inFile", shrunk.after()));
        }
        return inForce();
    }
}
