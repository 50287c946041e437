package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;
import static io.slotkeeper.policy.api.Roles.APPROVER;
import static io.slotkeeper.policy.api.Roles.OPERATOR;
import static io.slotkeeper.policy.api.Roles.REQUESTER;
import static io.slotkeeper.policy.api.Roles.VIEWER;

import io.slotkeeper.policy.application.preview.FindAffected;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whom a published version affects, as it was told to them. */
@Path("/api/policy/v1/support-list/versions/{version}/affected")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
@Tag(name = "support-list")
class AffectedResource {

    private static final String FIRST = "00000000-0000-0000-0000-000000000000";

    private final FindAffected affected;
    private final Caller caller;

    AffectedResource(FindAffected affected, Caller caller) {
        this.affected = affected;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "The assignments of your project that a version judges otherwise than the one before",
            description = "They are looked for right after the publication, and once more some minutes later for what"
                    + " changed meanwhile. The requester and the roles that listen were notified; claims stay.")
    @APIResponse(responseCode = "200", description = "A page; `after` is the last assignment of the page before")
    @APIResponse(
            responseCode = "404",
            description = "support-list-version-unknown: there is no such version, or it was the first")
    public AffectedView affected(
            @PathParam("version") int version,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("after") @DefaultValue(FIRST) @Pattern(regexp = VerdictResource.UUID) String after) {
        return affected.by(version, caller.project(), after, limit + 1)
                .map(answer -> AffectedView.of(answer, limit))
                .orElseThrow(() -> ProblemCode.SUPPORT_LIST_VERSION_UNKNOWN.problem(
                        "No version " + version + " took the place of another one."));
    }
}
