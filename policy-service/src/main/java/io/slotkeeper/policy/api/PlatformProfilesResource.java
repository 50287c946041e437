package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;
import static io.slotkeeper.policy.api.Roles.APPROVER;
import static io.slotkeeper.policy.api.Roles.OPERATOR;
import static io.slotkeeper.policy.api.Roles.REQUESTER;
import static io.slotkeeper.policy.api.Roles.VIEWER;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.policy.application.profiles.FindProfiles;
import io.slotkeeper.policy.application.profiles.ProfilesOutcome;
import io.slotkeeper.policy.application.profiles.ProfilesVersion;
import io.slotkeeper.policy.application.profiles.PublishProfiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What each platform version allows and takes away: the version in force, and every one that ever was. */
@Path("/api/policy/v1/platform-profiles")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
@Tag(name = "platform-profiles")
class PlatformProfilesResource {

    private static final String PROFILES = "/api/policy/v1/platform-profiles/";

    private final FindProfiles profiles;
    private final PublishProfiles publish;
    private final Caller caller;

    PlatformProfilesResource(FindProfiles profiles, PublishProfiles publish, Caller caller) {
        this.profiles = profiles;
        this.publish = publish;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "What each platform version allows and takes away, by kind of device")
    @APIResponse(
            responseCode = "200",
            description = "All profiles; the ETag is their version",
            content = @Content(schema = @Schema(implementation = PlatformProfilesView.class)))
    public Response inForce() {
        PlatformProfilesView view = PlatformProfilesView.of(profiles.inForce());
        return Revisions.ok(view, view.version());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMIN)
    @Operation(summary = "Puts other profiles in force, all at once, as a new version; nothing of old is lost")
    @APIResponse(
            responseCode = "201",
            description = "The new version",
            content = @Content(schema = @Schema(implementation = ProfilesVersion.class)))
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "409", description = "nothing-to-publish")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(
            responseCode = "422",
            description = "platform-profiles-refused, with the path of each place that is wrong")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public Response put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid NewPlatformProfiles body) {
        ProfilesOutcome outcome =
                publish.put(body.document(), Revisions.expected(ifMatch), body.comment(), caller.actor());
        if (outcome instanceof ProfilesOutcome.OtherVersion other) {
            throw ProblemCode.PRECONDITION_FAILED.problem(
                    "Version " + other.inForce()
                            + " is in force. Read it, see what the others changed, and repeat your change.",
                    Map.of("inForce", other.inForce()));
        }
        return published(outcome);
    }

    @GET
    @Path("versions")
    @Operation(summary = "Every version that ever was, the newest first, with who put it in force and why")
    @APIResponse(responseCode = "200", description = "A page; `after` is the last version of the page before")
    @APIResponse(responseCode = "400", description = "invalid-request")
    public ListView<ProfilesVersion> versions(
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("after") @Min(1) @Nullable Integer after) {
        int below = after == null ? Integer.MAX_VALUE : after;
        return ListView.page(profiles.publishedBelow(below, limit + 1), limit, ProfilesVersion::version);
    }

    @GET
    @Path("versions/{version}")
    @Operation(summary = "A version of now or of old")
    @APIResponse(responseCode = "200", description = "All profiles of that version")
    @APIResponse(responseCode = "404", description = "platform-profiles-version-unknown")
    public PlatformProfilesView version(@PathParam("version") int version) {
        return profiles.version(version).map(PlatformProfilesView::of).orElseThrow(PlatformProfilesResource::unknown);
    }

    @POST
    @Path("versions/{version}/roll-back")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMIN)
    @Operation(summary = "Puts the content of an older version in force again, as a new version")
    @APIResponse(
            responseCode = "201",
            description = "The new version",
            content = @Content(schema = @Schema(implementation = ProfilesVersion.class)))
    @APIResponse(responseCode = "404", description = "platform-profiles-version-unknown")
    @APIResponse(responseCode = "409", description = "nothing-to-publish, platform-profiles-moved-on")
    public Response rollBack(@PathParam("version") int version, @NotNull @Valid NewPublication why) {
        ProfilesOutcome outcome = publish.rollBack(version, why.comment(), caller.actor());
        if (outcome instanceof ProfilesOutcome.OtherVersion other) {
            throw ProblemCode.PLATFORM_PROFILES_MOVED_ON.problem(
                    "Version " + other.inForce() + " came into force at the same moment. Look at it, and decide anew.",
                    Map.of("inForce", other.inForce()));
        }
        return published(outcome);
    }

    @GET
    @Path("release")
    @Operation(summary = "What came with this release, on top of what is in force; to be put after a look at it")
    @APIResponse(
            responseCode = "200",
            description = "What would be kept and taken, and the profiles that it would give")
    public ProfilesOfferView release() {
        return ProfilesOfferView.of(profiles.offer());
    }

    /** A body that is JSON and not what it should be. */
    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException misfit) {
        return ProblemCode.INVALID_REQUEST
                .problem("The body must be an object with comment, guides and profiles"
                        + where(misfit.getPath().stream().map(Reference::getFieldName)) + ".")
                .toResponse();
    }

    private static String where(Stream<@Nullable String> members) {
        String path = members.filter(Objects::nonNull).collect(Collectors.joining("/"));
        return path.isEmpty() ? "" : "; /" + path + " does not fit";
    }

    private static Response published(ProfilesOutcome outcome) {
        if (outcome instanceof ProfilesOutcome.Published published) {
            ProfilesVersion version = published.version();
            return Response.created(URI.create(PROFILES + "versions/" + version.version()))
                    .header(HttpHeaders.ETAG, Revisions.tag(version.version()))
                    .entity(version)
                    .build();
        }
        if (outcome instanceof ProfilesOutcome.Refused refused) {
            throw ProblemCode.PLATFORM_PROFILES_REFUSED.problem(
                    refused.faults().size() + " places are wrong, so nothing was changed.",
                    Map.of("faults", refused.faults()));
        }
        if (outcome instanceof ProfilesOutcome.NothingNew nothing) {
            throw ProblemCode.NOTHING_TO_PUBLISH.problem(
                    "Version " + nothing.inForce() + ", which is in force, says exactly this.");
        }
        throw unknown();
    }

    private static HttpProblem unknown() {
        return ProblemCode.PLATFORM_PROFILES_VERSION_UNKNOWN.problem("There never was such a version.");
    }
}
