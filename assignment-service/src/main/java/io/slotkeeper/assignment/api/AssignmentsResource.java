package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.application.Assignments;
import io.slotkeeper.assignment.application.Caller;
import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.FindAssignments;
import io.slotkeeper.assignment.application.RequestAssignment;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.ProblemCode;
import io.slotkeeper.assignment.domain.StateName;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Asking for functions, and seeing what became of it. */
@Path(AssignmentsResource.PATH)
@RolesAllowed({"requester", "approver", "operator", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AssignmentsResource {
    static final String PATH = "/api/assignment/v1/assignments";
    private static final String ROUTE = "POST " + PATH;

    private final RequestAssignment request;
    private final FindAssignments find;
    private final VerdictWait wait;
    private final RepeatableRequests repeatable;
    private final Callers callers;

    @Inject
    AssignmentsResource(
            RequestAssignment request,
            FindAssignments find,
            VerdictWait wait,
            RepeatableRequests repeatable,
            Callers callers) {
        this.request = request;
        this.find = find;
        this.wait = wait;
        this.repeatable = repeatable;
        this.callers = callers;
    }

    @POST
    @Operation(summary = "Ask for functions of a host for a virtual machine; every business refusal ends as DENIED")
    @APIResponse(responseCode = "202", description = "Stored; policy is asked")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "409", description = "idempotency-in-progress")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    public Response request(
            @Nullable NewAssignment body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("Prefer") @Nullable String prefer) {
        if (body == null) {
            throw Refusals.problem(ProblemCode.INVALID_REQUEST, "A body is needed.");
        }
        Caller caller = callers.current();
        Optional<Preference> preference = Preference.of(prefer);
        RequestAssignment.Repeatable use =
                key == null ? null : repeatable.of(key, caller, ROUTE, body, preference.isEmpty());
        RequestAssignment.Result result =
                use == null ? request.ask(body.draft(), caller) : request.ask(body.draft(), caller, use);
        return result.firstAnswer() == null
                ? accepted(result, caller, preference, use)
                : response(idOf(result.result())).entity(result.firstAnswer()).build();
    }

    @GET
    @Operation(summary = "Assignments of your project, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    public PageView<AssignmentSummary> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("host") @Nullable String host,
            @QueryParam("vm") @Nullable String vm,
            @QueryParam("externalRef") @Nullable String externalRef,
            @QueryParam("limit") @DefaultValue("100") int asked,
            @QueryParam("after") @Nullable UUID after) {
        int limit = PageView.limit(asked);
        String name = PageView.oneOf("state", StateName.class, state);
        Assignments.Filter filter =
                new Assignments.Filter(callers.current().project(), name, host, vm, externalRef, limit + 1, after);
        return PageView.of(find.list(filter), limit, AssignmentSummary::of, Assignment::id);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "An assignment with its verdict, orders and history")
    @APIResponse(responseCode = "200", description = "The assignment")
    @APIResponse(responseCode = "404", description = "assignment-unknown")
    public AssignmentView get(@PathParam("id") UUID id) {
        return view(id, callers.current());
    }

    private Response accepted(
            RequestAssignment.Result result,
            Caller caller,
            Optional<Preference> preference,
            RequestAssignment.@Nullable Repeatable use) {
        UUID id = idOf(result.result());
        if (result.stored() != null && preference.isEmpty()) {
            return response(id).entity(AssignmentView.of(result.stored())).build();
        }
        boolean waited = preference.filter(p -> wait.await(id, p.patience())).isPresent();
        AssignmentView answer = view(id, caller);
        if (use != null) {
            request.answered(use.key(), repeatable.write(answer));
        }
        Response.ResponseBuilder response = response(id).entity(answer);
        preference.filter(p -> waited).ifPresent(p -> response.header("Preference-Applied", p.applied()));
        return response.build();
    }

    private static Response.ResponseBuilder response(UUID id) {
        return Response.accepted().header("Location", PATH + "/" + id).type(MediaType.APPLICATION_JSON);
    }

    private AssignmentView view(UUID id, Caller caller) {
        return find.details(id, caller.project())
                .map(AssignmentView::of)
                .orElseThrow(
                        () -> Refusals.problem(ProblemCode.ASSIGNMENT_UNKNOWN, "There is no assignment " + id + "."));
    }

    private static UUID idOf(CommandResult result) {
        if (result instanceof CommandResult.Refused refused) {
            throw Refusals.problem(refused.rejection());
        }
        return ((CommandResult.Done) result).id();
    }
}
