package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;
import static io.slotkeeper.policy.api.Roles.APPROVER;
import static io.slotkeeper.policy.api.Roles.OPERATOR;
import static io.slotkeeper.policy.api.Roles.REQUESTER;
import static io.slotkeeper.policy.api.Roles.VIEWER;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.policy.application.FindVerdicts;
import io.slotkeeper.policy.application.ReplayVerdict;
import io.slotkeeper.policy.application.VerdictAlternatives;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The verdicts that assignments were given. */
@Path("/api/policy/v1/verdicts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
class VerdictResource {

    static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final FindVerdicts verdicts;
    private final ReplayVerdict replays;
    private final VerdictAlternatives alternatives;
    private final Caller caller;

    VerdictResource(FindVerdicts verdicts, ReplayVerdict replays, VerdictAlternatives alternatives, Caller caller) {
        this.verdicts = verdicts;
        this.replays = replays;
        this.alternatives = alternatives;
        this.caller = caller;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A verdict with everything that it was made from")
    @APIResponse(responseCode = "200", description = "The verdict")
    @APIResponse(responseCode = "404", description = "verdict-unknown")
    public VerdictView verdict(@PathParam("id") @Pattern(regexp = UUID) String id) {
        return verdicts.byId(caller.project(), id).map(VerdictView::of).orElseThrow(() -> unknown(id));
    }

    private static HttpProblem unknown(String id) {
        return ProblemCode.VERDICT_UNKNOWN.problem("No verdict " + id + " was given.");
    }

    @GET
    @Path("{id}/replay")
    @Operation(summary = "The same facts once more: by the rules in force now, or by those of then")
    @APIResponse(responseCode = "200", description = "The verdict that these facts give, and what is different")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "404", description = "verdict-unknown")
    @APIResponse(responseCode = "409", description = "ruleset-gone")
    public ReplayView replay(
            @PathParam("id") @Pattern(regexp = UUID) String id,
            @QueryParam("rules") @DefaultValue("CURRENT") @Pattern(regexp = "CURRENT|RECORDED") String rules) {
        try {
            return replays.replay(caller.project(), id, ReplayVerdict.Rules.valueOf(rules))
                    .map(ReplayView::of)
                    .orElseThrow(() -> unknown(id));
        } catch (ReplayVerdict.RulesetGone gone) {
            throw ProblemCode.RULESET_GONE.problem("The verdict was made with " + gone.getMessage()
                    + ", which is not kept any more. Replay it by the rules in force: rules=CURRENT.");
        }
    }

    @GET
    @Path("{id}/alternatives")
    @Operation(summary = "Up to five ways out of what was refused, by what is known now, and what is impossible")
    @APIResponse(responseCode = "200", description = "The best first, each with the findings that it would get")
    @APIResponse(responseCode = "404", description = "verdict-unknown")
    public AlternativesView alternatives(@PathParam("id") @Pattern(regexp = UUID) String id) {
        return alternatives.of(caller.project(), id).map(AlternativesView::of).orElseThrow(() -> unknown(id));
    }

    @GET
    @Operation(summary = "The verdicts of an assignment, by attempt")
    @APIResponse(responseCode = "200", description = "A page; `after` is the last attempt of the page before")
    @APIResponse(responseCode = "400", description = "invalid-request")
    public ListView<VerdictRow> verdicts(
            @QueryParam("assignment") @NotNull @Pattern(regexp = UUID) String assignment,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("after") @DefaultValue("0") @Min(0) int after) {
        List<VerdictRow> found = verdicts.ofAssignment(caller.project(), assignment, after, limit + 1).stream()
                .map(VerdictRow::of)
                .toList();
        return ListView.page(found, limit, VerdictRow::attempt);
    }
}
