package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;
import static io.slotkeeper.policy.api.Roles.APPROVER;
import static io.slotkeeper.policy.api.Roles.OPERATOR;
import static io.slotkeeper.policy.api.Roles.REQUESTER;
import static io.slotkeeper.policy.api.Roles.VIEWER;

import io.slotkeeper.policy.application.support.CreateDraft;
import io.slotkeeper.policy.application.support.Draft;
import io.slotkeeper.policy.application.support.DraftOutcome;
import io.slotkeeper.policy.application.support.EditDraft;
import io.slotkeeper.policy.application.support.FindSupportLists;
import io.slotkeeper.policy.application.support.PublishSupportList;
import io.slotkeeper.policy.application.support.PublishedVersion;
import io.slotkeeper.policy.domain.support.Rebase;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Drafts of the support list, from their beginning to their end. */
@Path("/api/policy/v1/support-list/drafts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
@Tag(name = "support-list")
class SupportDraftResource {

    private final FindSupportLists lists;
    private final CreateDraft create;
    private final EditDraft edit;
    private final PublishSupportList publish;
    private final Caller caller;

    SupportDraftResource(
            FindSupportLists lists, CreateDraft create, EditDraft edit, PublishSupportList publish, Caller caller) {
        this.lists = lists;
        this.create = create;
        this.edit = edit;
        this.publish = publish;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMIN)
    @Operation(summary = "Begins a draft with the content of a version, by default of the one in force")
    @APIResponse(
            responseCode = "201",
            description = "The draft; its revision is the ETag",
            content = @Content(schema = @Schema(implementation = Draft.Head.class)))
    @APIResponse(responseCode = "404", description = "support-list-version-unknown")
    @APIResponse(responseCode = "409", description = "too-many-drafts: 64 at a time")
    public Response create(@NotNull @Valid NewDraft body) {
        DraftOutcome outcome = create.create(body.name().strip(), body.from(), caller.actor());
        if (outcome instanceof DraftOutcome.Done done) {
            Draft.Head head = done.draft().head();
            return Response.created(URI.create(DraftProblems.DRAFTS + head.id()))
                    .header(HttpHeaders.ETAG, Revisions.tag(head.revision()))
                    .entity(head)
                    .build();
        }
        throw DraftProblems.of(outcome, "");
    }

    @GET
    @Operation(summary = "All drafts, the oldest first, without their entries")
    @APIResponse(responseCode = "200", description = "At most 64")
    public ListView<Draft.Head> list() {
        return new ListView<>(lists.drafts(), null);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A draft with its entries")
    @APIResponse(
            responseCode = "200",
            description = "The draft; its revision is the ETag",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    @APIResponse(responseCode = "404", description = "draft-unknown")
    public Response get(@PathParam("id") UUID id) {
        Draft draft = lists.draft(id).orElseThrow(DraftProblems::unknown);
        return Revisions.ok(DraftView.of(draft), draft.head().revision());
    }

    @GET
    @Path("{id}/diff")
    @Operation(summary = "What is different in a draft from the version in force")
    @APIResponse(responseCode = "200", description = "What would be added, removed and changed, with old and new")
    @APIResponse(responseCode = "404", description = "draft-unknown")
    public FindSupportLists.DraftDiff diff(@PathParam("id") UUID id) {
        return lists.diff(id).orElseThrow(DraftProblems::unknown);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(ADMIN)
    @Operation(summary = "Deletes a draft")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "draft-unknown")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public void delete(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        DraftAnswers.done(edit.delete(DraftAnswers.key(id, ifMatch), caller.actor()), id);
    }

    @POST
    @Path("{id}/rebase")
    @RolesAllowed(ADMIN)
    @Operation(
            summary = "Puts a draft on top of the version in force",
            description = "Per entry: what only one side changed is taken from that side. Where both changed the same,"
                    + " each in its own way, prefer says whose word stands; without it nothing is changed.")
    @APIResponse(
            responseCode = "200",
            description = "The draft, and the conflicts that were decided",
            content = @Content(schema = @Schema(implementation = RebaseView.class)))
    @APIResponse(responseCode = "404", description = "draft-unknown")
    @APIResponse(responseCode = "409", description = "draft-conflicts, with both sides of each")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(responseCode = "422", description = "too-many-entries")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public Response rebase(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("prefer") @Pattern(regexp = "DRAFT|IN_FORCE") @Nullable String prefer) {
        Rebase.Prefer side = prefer == null ? null : Rebase.Prefer.valueOf(prefer);
        DraftOutcome outcome = edit.rebase(DraftAnswers.key(id, ifMatch), side, caller.actor());
        if (outcome instanceof DraftOutcome.Rebased rebased) {
            return Revisions.ok(RebaseView.of(rebased), rebased.draft().head().revision());
        }
        throw DraftProblems.of(outcome, id.toString());
    }

    @POST
    @Path("{id}/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMIN)
    @Operation(summary = "Puts a draft in force as the next version; it is a draft no more")
    @APIResponse(
            responseCode = "201",
            description = "The new version",
            content = @Content(schema = @Schema(implementation = PublishedVersion.class)))
    @APIResponse(responseCode = "404", description = "draft-unknown")
    @APIResponse(responseCode = "409", description = "draft-behind (see diff and rebase), nothing-to-publish")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public Response publish(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewPublication why) {
        DraftOutcome outcome = publish.publish(DraftAnswers.key(id, ifMatch), why.comment(), caller.actor());
        if (outcome instanceof DraftOutcome.Published published) {
            return SupportListResource.published(published.version());
        }
        throw DraftProblems.of(outcome, id.toString());
    }
}
