package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;
import static io.slotkeeper.policy.api.Roles.APPROVER;
import static io.slotkeeper.policy.api.Roles.OPERATOR;
import static io.slotkeeper.policy.api.Roles.REQUESTER;
import static io.slotkeeper.policy.api.Roles.VIEWER;

import io.slotkeeper.policy.application.support.Draft;
import io.slotkeeper.policy.application.support.DraftKey;
import io.slotkeeper.policy.application.support.DraftOutcome;
import io.slotkeeper.policy.application.support.EditDraft;
import io.slotkeeper.policy.application.support.FindSupportLists;
import io.slotkeeper.policy.domain.support.EntryImport.Mode;
import io.slotkeeper.policy.domain.support.EntryImport.WrittenLine;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a draft says: entry by entry, about itself, or all at once. */
@Path("/api/policy/v1/support-list/drafts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ADMIN)
@Tag(name = "support-list")
class SupportDraftContentResource {

    private final FindSupportLists lists;
    private final EditDraft edit;
    private final EntryJson json;
    private final Caller caller;

    SupportDraftContentResource(FindSupportLists lists, EditDraft edit, EntryJson json, Caller caller) {
        this.lists = lists;
        this.edit = edit;
        this.json = json;
        this.caller = caller;
    }

    @PUT
    @Path("{id}/about")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says what the list is, where it comes from and when it was last compared with that")
    @APIResponse(
            responseCode = "200",
            description = "The draft; its revision is the ETag",
            content = @Content(schema = @Schema(implementation = Draft.Head.class)))
    @APIResponse(responseCode = "404", description = "draft-unknown")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public Response about(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewAbout body) {
        return DraftAnswers.head(edit.describe(DraftAnswers.key(id, ifMatch), body.toAbout(), caller.actor()), id);
    }

    @PUT
    @Path("{id}/entries/{entry}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds an entry, or puts it in the place of the one with this id")
    @APIResponse(
            responseCode = "200",
            description = "The draft; its revision is the ETag",
            content = @Content(schema = @Schema(implementation = Draft.Head.class)))
    @APIResponse(responseCode = "404", description = "draft-unknown")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(responseCode = "422", description = "entry-refused, too-many-entries")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public Response put(
            @PathParam("id") UUID id,
            @PathParam("entry") String entry,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull NewEntry body) {
        if (body.id() != null && !body.id().equals(entry)) {
            throw ProblemCode.INVALID_REQUEST.problem("The id in the body is another one than in the path.");
        }
        DraftKey key = DraftAnswers.key(id, ifMatch);
        return DraftAnswers.head(edit.putEntry(key, body.understood(entry), caller.actor()), id);
    }

    @DELETE
    @Path("{id}/entries/{entry}")
    @Operation(summary = "Takes an entry out of a draft")
    @APIResponse(
            responseCode = "200",
            description = "The draft; its revision is the ETag",
            content = @Content(schema = @Schema(implementation = Draft.Head.class)))
    @APIResponse(responseCode = "404", description = "draft-unknown, entry-unknown")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public Response remove(
            @PathParam("id") UUID id,
            @PathParam("entry") String entry,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return DraftAnswers.head(edit.removeEntry(DraftAnswers.key(id, ifMatch), entry, caller.actor()), id);
    }

    @POST
    @Path("{id}/import")
    @Consumes({CsvAnswer.TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "Takes many entries at once, all or none",
            description = "CSV after RFC 4180 in UTF-8 with a header row, or JSON as exported; at most 10 000 entries"
                    + " and 5 MiB. mode=merge leaves other entries as they are, mode=replace takes them out.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each line; with dryRun what would",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "404", description = "draft-unknown")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(responseCode = "413", description = "body-too-large")
    @APIResponse(
            responseCode = "422",
            description = "import-refused with a report of the refused lines, the first 1000 of them; too-many-entries,"
                    + " no-entries, not-utf-8, control-character, csv-malformed, json-malformed, unknown-column,"
                    + " missing-column, duplicate-column")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public Response importEntries(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @QueryParam("mode") @DefaultValue("merge") @Pattern(regexp = "merge|replace") String mode,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            InputStream body) {
        DraftKey key = dryRun && ifMatch == null ? new DraftKey(id, null) : DraftAnswers.key(id, ifMatch);
        String text = ImportBody.read(body);
        List<WrittenLine> lines =
                MediaType.valueOf(type).getSubtype().equalsIgnoreCase("csv") ? EntryCsv.read(text) : json.read(text);
        DraftOutcome outcome = edit.importEntries(
                key, mode.equals("replace") ? Mode.REPLACE : Mode.MERGE, lines, dryRun, caller.actor());
        if (outcome instanceof DraftOutcome.Imported imported) {
            return Revisions.ok(
                    ImportView.of(imported, dryRun), imported.draft().head().revision());
        }
        throw DraftProblems.of(outcome, id.toString());
    }

    @GET
    @Path("{id}/export")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(summary = "The entries of a draft as JSON or as text/csv, to import")
    @APIResponse(responseCode = "200", description = "The entries")
    @APIResponse(responseCode = "404", description = "draft-unknown")
    public EntriesView exportJson(@PathParam("id") UUID id) {
        return EntriesView.of(draft(id).list());
    }

    @GET
    @Path("{id}/export")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    // who names no type gets JSON
    @Produces(CsvAnswer.TYPE + ";qs=0.5")
    @Operation(hidden = true)
    public Response exportCsv(@PathParam("id") UUID id) {
        return CsvAnswer.of(draft(id).list(), "support-list-draft-" + id);
    }

    private Draft draft(UUID id) {
        return lists.draft(id).orElseThrow(DraftProblems::unknown);
    }
}
