package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.application.Caller;
import io.slotkeeper.assignment.application.CancelAssignment;
import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.FindAssignments;
import io.slotkeeper.assignment.application.GiveConsent;
import io.slotkeeper.assignment.application.ReleaseAssignment;
import io.slotkeeper.assignment.domain.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What the requester, or an operator, may still do with an assignment. */
@Path(AssignmentsResource.PATH + "/{id}")
@RolesAllowed({"requester", "approver", "operator", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AssignmentChangesResource {
    private final GiveConsent consent;
    private final CancelAssignment cancel;
    private final ReleaseAssignment release;
    private final FindAssignments find;
    private final Callers callers;

    @Inject
    AssignmentChangesResource(
            GiveConsent consent,
            CancelAssignment cancel,
            ReleaseAssignment release,
            FindAssignments find,
            Callers callers) {
        this.consent = consent;
        this.cancel = cancel;
        this.release = release;
        this.find = find;
        this.callers = callers;
    }

    @POST
    @Path("consents")
    @Operation(summary = "Consent to every finding that needs it, by code")
    @APIResponse(responseCode = "200", description = "The assignment, claimed")
    @APIResponse(responseCode = "403", description = "not-yours")
    @APIResponse(responseCode = "404", description = "assignment-unknown")
    @APIResponse(responseCode = "409", description = "wrong-state")
    @APIResponse(responseCode = "422", description = "consent-incomplete, consent-unknown")
    public AssignmentView consent(@PathParam("id") UUID id, @Nullable NewConsents body) {
        Caller caller = callers.current();
        return answer(consent.handle(id, codes(body), caller), caller);
    }

    @POST
    @Path("cancel")
    @Operation(summary = "Withdraw a request that is not a claim yet")
    @APIResponse(responseCode = "200", description = "The assignment, cancelled")
    @APIResponse(responseCode = "409", description = "wrong-state")
    public AssignmentView cancel(@PathParam("id") UUID id, @Nullable NewChange body) {
        Caller caller = callers.current();
        return answer(cancel.handle(id, NewChange.reasonOf(body), caller), caller);
    }

    @POST
    @Path("release")
    @Operation(summary = "Give the functions back")
    @APIResponse(responseCode = "200", description = "The assignment, released or on its way")
    @APIResponse(responseCode = "409", description = "wrong-state")
    public AssignmentView release(@PathParam("id") UUID id, @Nullable NewChange body) {
        Caller caller = callers.current();
        return answer(release.handle(id, NewChange.reasonOf(body), caller), caller);
    }

    private AssignmentView answer(CommandResult result, Caller caller) {
        if (result instanceof CommandResult.Refused refused) {
            throw Refusals.problem(refused.rejection());
        }
        UUID id = ((CommandResult.Done) result).id();
        return find.details(id, caller.project()).map(AssignmentView::of).orElseThrow();
    }

    private static Set<String> codes(@Nullable NewConsents body) {
        Set<String> codes = new TreeSet<>();
        if (body != null && body.codes() != null) {
            for (String code : body.codes()) {
                codes.add(code == null ? "" : code);
            }
        }
        if (codes.isEmpty()) {
            throw Refusals.problem(ProblemCode.INVALID_REQUEST, "codes: at least one is needed");
        }
        return codes;
    }
}
