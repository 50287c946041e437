package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;

import io.slotkeeper.policy.application.support.ListChoice;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whom a roll back to a version would affect. It looks at the whole fleet, so that only those ask who may publish. */
@Path("/api/policy/v1/support-list/versions/{version}/preview")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ADMIN)
@Blocking
@Tag(name = "support-list")
class VersionPreviewResource {

    private final PreviewAnswers answers;

    VersionPreviewResource(PreviewAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Operation(
            summary = "Whom a roll back to a version would affect",
            description = "As the preview of a draft; nothing is changed.")
    @APIResponse(
            responseCode = "200",
            description = "Exact counts and the first of each",
            content = @Content(schema = @Schema(implementation = PreviewView.class)))
    @APIResponse(responseCode = "404", description = "support-list-version-unknown")
    @APIResponse(responseCode = "409", description = "preview-busy")
    public Response preview(
            @PathParam("version") int version, @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit) {
        return answers.preview(new ListChoice.OfVersion(version), limit);
    }

    @GET
    @Path("devices")
    @Operation(summary = "The devices that would stand otherwise, by host and address")
    @APIResponse(responseCode = "200", description = "A page; `after` is what the page before called `next`")
    @APIResponse(responseCode = "404", description = "support-list-version-unknown")
    @APIResponse(responseCode = "409", description = "preview-busy")
    public Response devices(
            @PathParam("version") int version,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("after") @Pattern(regexp = PreviewAnswers.DEVICE) @Nullable String after) {
        return answers.devices(new ListChoice.OfVersion(version), after, limit);
    }

    @GET
    @Path("claims")
    @Operation(summary = "The claims that would be judged otherwise, by host and assignment")
    @APIResponse(responseCode = "200", description = "A page; `after` is what the page before called `next`")
    @APIResponse(responseCode = "404", description = "support-list-version-unknown")
    @APIResponse(responseCode = "409", description = "preview-busy")
    public Response claims(
            @PathParam("version") int version,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("after") @Pattern(regexp = PreviewAnswers.ASSIGNMENT) @Nullable String after) {
        return answers.assignments(new ListChoice.OfVersion(version), false, after, limit);
    }

    @GET
    @Path("requests")
    @Operation(summary = "The requests that wait and would be decided otherwise, by host and assignment")
    @APIResponse(responseCode = "200", description = "A page; `after` is what the page before called `next`")
    @APIResponse(responseCode = "404", description = "support-list-version-unknown")
    @APIResponse(responseCode = "409", description = "preview-busy")
    public Response requests(
            @PathParam("version") int version,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("after") @Pattern(regexp = PreviewAnswers.ASSIGNMENT) @Nullable String after) {
        return answers.assignments(new ListChoice.OfVersion(version), true, after, limit);
    }
}
