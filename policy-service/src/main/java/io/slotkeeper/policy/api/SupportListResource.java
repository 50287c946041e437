package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;
import static io.slotkeeper.policy.api.Roles.APPROVER;
import static io.slotkeeper.policy.api.Roles.OPERATOR;
import static io.slotkeeper.policy.api.Roles.REQUESTER;
import static io.slotkeeper.policy.api.Roles.VIEWER;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.policy.application.support.DraftOutcome;
import io.slotkeeper.policy.application.support.FindSupportLists;
import io.slotkeeper.policy.application.support.PublishSupportList;
import io.slotkeeper.policy.application.support.PublishedVersion;
import io.slotkeeper.policy.application.support.SupportChange;
import io.slotkeeper.policy.domain.support.ListDiff;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The versions of the support list: the one in force, and every one that ever was. */
@Path("/api/policy/v1/support-list")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
@Tag(name = "support-list")
class SupportListResource {

    private static final String LIST = "/api/policy/v1/support-list/";

    private final FindSupportLists lists;
    private final PublishSupportList publish;
    private final Caller caller;

    SupportListResource(FindSupportLists lists, PublishSupportList publish, Caller caller) {
        this.lists = lists;
        this.publish = publish;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The support list in force, with its entries")
    @APIResponse(
            responseCode = "200",
            description = "The list with its version and source",
            content = @Content(schema = @Schema(implementation = SupportListView.class)))
    public SupportListView inForce() {
        return view(lists.inForce());
    }

    @GET
    @Path("versions")
    @Operation(summary = "Every version that ever was, the newest first")
    @APIResponse(responseCode = "200", description = "A page; `after` is the last version of the page before")
    @APIResponse(responseCode = "400", description = "invalid-request")
    public ListView<PublishedVersion> versions(
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("after") @Min(1) @Nullable Integer after) {
        int below = after == null ? Integer.MAX_VALUE : after;
        return ListView.page(lists.publishedBelow(below, limit + 1), limit, PublishedVersion::version);
    }

    @GET
    @Path("versions/{version}")
    @Operation(summary = "A version of now or of old, with its entries")
    @APIResponse(responseCode = "200", description = "The list")
    @APIResponse(responseCode = "404", description = "support-list-version-unknown")
    public SupportListView version(@PathParam("version") int version) {
        return view(known(version));
    }

    @GET
    @Path("versions/{version}/diff")
    @Operation(summary = "What is different in a version from another, by default from the one before")
    @APIResponse(responseCode = "200", description = "What was added, removed and changed, with old and new")
    @APIResponse(responseCode = "404", description = "support-list-version-unknown")
    public ListDiff diff(@PathParam("version") int version, @QueryParam("against") @Nullable Integer against) {
        int old = against == null ? version - 1 : against;
        return lists.diff(version, old).orElseThrow(() -> unknown(version + " or " + old));
    }

    @POST
    @Path("versions/{version}/roll-back")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMIN)
    @Operation(summary = "Puts the content of an older version in force again, as a new version")
    @APIResponse(
            responseCode = "201",
            description = "The new version",
            content = @Content(schema = @Schema(implementation = PublishedVersion.class)))
    @APIResponse(responseCode = "404", description = "support-list-version-unknown")
    @APIResponse(responseCode = "409", description = "nothing-to-publish, support-list-moved-on")
    public Response rollBack(@PathParam("version") int version, @NotNull @Valid NewPublication why) {
        DraftOutcome outcome = publish.rollBack(version, why.comment(), caller.actor());
        if (outcome instanceof DraftOutcome.Behind behind) {
            throw ProblemCode.SUPPORT_LIST_MOVED_ON.problem(
                    "Version " + behind.inForce() + " came into force at the same moment. Look at it, and decide anew.",
                    Map.of("inForce", behind.inForce()));
        }
        if (outcome instanceof DraftOutcome.Published published) {
            return published(published.version());
        }
        throw DraftProblems.of(outcome, "");
    }

    @GET
    @Path("export")
    @Operation(summary = "The entries of a version, by default of the one in force, as JSON or as text/csv, to import")
    @APIResponse(responseCode = "200", description = "The entries")
    @APIResponse(responseCode = "404", description = "support-list-version-unknown")
    public EntriesView json(@QueryParam("version") @Nullable Integer version) {
        return EntriesView.of(exported(version));
    }

    @GET
    @Path("export")
    // who names no type gets JSON
    @Produces(CsvAnswer.TYPE + ";qs=0.5")
    @Operation(hidden = true)
    public Response csv(@QueryParam("version") @Nullable Integer version) {
        SupportList list = exported(version);
        return CsvAnswer.of(list, "support-list-" + list.version());
    }

    @GET
    @Path("history")
    @Operation(summary = "Who did what to drafts and versions, the newest first")
    @APIResponse(responseCode = "200", description = "A page; `after` is the last id of the page before")
    @APIResponse(responseCode = "400", description = "invalid-request")
    public ListView<SupportChange> history(
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("after") @Min(1) @Nullable Long after) {
        long below = after == null ? Long.MAX_VALUE : after;
        return ListView.page(lists.history(below, limit + 1), limit, SupportChange::id);
    }

    static Response published(PublishedVersion version) {
        return Response.created(URI.create(LIST + "versions/" + version.version()))
                .entity(version)
                .build();
    }

    private SupportListView view(SupportList list) {
        return SupportListView.of(list, lists.published(list.version()).orElse(null));
    }

    private SupportList exported(@Nullable Integer version) {
        return version == null ? lists.inForce() : known(version);
    }

    private SupportList known(int version) {
        return lists.version(version).orElseThrow(() -> unknown(String.valueOf(version)));
    }

    private static HttpProblem unknown(String version) {
        return ProblemCode.SUPPORT_LIST_VERSION_UNKNOWN.problem("The support list never had version " + version + ".");
    }
}
