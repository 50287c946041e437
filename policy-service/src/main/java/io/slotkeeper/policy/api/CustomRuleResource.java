package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;
import static io.slotkeeper.policy.api.Roles.APPROVER;
import static io.slotkeeper.policy.api.Roles.OPERATOR;
import static io.slotkeeper.policy.api.Roles.REQUESTER;
import static io.slotkeeper.policy.api.Roles.VIEWER;

import io.slotkeeper.messaging.operations.AllowedWhileDiverged;
import io.slotkeeper.policy.application.FleetTrial;
import io.slotkeeper.policy.application.TryRule;
import io.slotkeeper.policy.application.custom.EditRules;
import io.slotkeeper.policy.application.custom.FindRules;
import io.slotkeeper.policy.application.custom.RuleOutcome;
import io.slotkeeper.policy.domain.custom.ActiveRule;
import io.slotkeeper.policy.domain.custom.ConditionCompiler;
import io.slotkeeper.policy.domain.custom.CustomRule;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The administrator's own rules, from their first text to their end. */
@Path("/api/policy/v1/rules/custom")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
@Tag(name = "custom-rules")
class CustomRuleResource {

    private static final Long NONE_YET = 0L;

    private final FindRules rules;
    private final EditRules edit;
    private final TryRule trial;
    private final ConditionCompiler compiler;
    private final Caller caller;

    CustomRuleResource(FindRules rules, EditRules edit, TryRule trial, ConditionCompiler compiler, Caller caller) {
        this.rules = rules;
        this.edit = edit;
        this.trial = trial;
        this.compiler = compiler;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "All custom rules, on or off, with the version that they are")
    @APIResponse(responseCode = "200", description = "At most 100, by name")
    public CustomRulesView list() {
        return CustomRulesView.of(rules.inForce());
    }

    @GET
    @Path("{name}")
    @Operation(summary = "A custom rule")
    @APIResponse(
            responseCode = "200",
            description = "The rule; its revision is the ETag",
            content = @Content(schema = @Schema(implementation = CustomRuleView.class)))
    @APIResponse(responseCode = "404", description = "rule-unknown")
    public Response get(@PathParam("name") String name) {
        return view(rules.inForce().find(name).orElseThrow(RuleProblems::unknown));
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMIN)
    @Operation(
            summary = "Saves a custom rule, switched off",
            description = "A new rule needs no If-Match, another text for a rule does.")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = CustomRuleView.class)))
    @APIResponse(responseCode = "404", description = "rule-unknown: If-Match names one that is not there")
    @APIResponse(responseCode = "409", description = "rule-switched-on, too-many-rules")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(responseCode = "422", description = "rule-refused, with line, column and reason of every fault")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public Response put(
            @PathParam("name") @Pattern(regexp = NewEvaluation.ID) String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewRule rule) {
        Long seen = ifMatch == null ? NONE_YET : Revisions.expected(ifMatch);
        RuleOutcome outcome = edit.save(rule.toText(name), seen, by(rule.comment()));
        if (ifMatch == null && outcome instanceof RuleOutcome.OtherRevision) {
            Revisions.expected(null);
        }
        return view(RuleProblems.done(outcome));
    }

    @POST
    @Path("{name}/enable")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMIN)
    @Operation(summary = "Switches a rule on: every verdict from now on asks it")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = CustomRuleView.class)))
    @APIResponse(responseCode = "404", description = "rule-unknown")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public Response enable(
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewPublication why) {
        return view(RuleProblems.done(edit.switchTo(true, name, Revisions.expected(ifMatch), by(why.comment()))));
    }

    @POST
    @Path("{name}/disable")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ADMIN)
    @Operation(summary = "Switches a rule off")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content = @Content(schema = @Schema(implementation = CustomRuleView.class)))
    @APIResponse(responseCode = "404", description = "rule-unknown")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public Response disable(
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewPublication why) {
        return view(RuleProblems.done(edit.switchTo(false, name, Revisions.expected(ifMatch), by(why.comment()))));
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(ADMIN)
    @Operation(summary = "Deletes a rule, on or off; what it said stays in the versions")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "rule-unknown")
    @APIResponse(responseCode = "412", description = "precondition-failed")
    @APIResponse(responseCode = "428", description = "precondition-required")
    public void delete(
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @QueryParam("comment") @NotBlank @Size(max = 1_000) @Pattern(regexp = NewDraft.LINE) String comment) {
        RuleProblems.done(edit.delete(name, Revisions.expected(ifMatch), by(comment)));
    }

    @POST
    @Path("{name}/dry-run")
    @AllowedWhileDiverged
    @Blocking
    @RolesAllowed(ADMIN)
    @Operation(summary = "What would a saved rule find in the fleet, on or off? Nothing is stored or published.")
    @APIResponse(responseCode = "200", description = "Counts, and the first examples")
    @APIResponse(responseCode = "404", description = "rule-unknown")
    @APIResponse(responseCode = "409", description = "trial-under-way")
    public FleetTrial dryRun(@PathParam("name") String name) {
        CustomRule rule = rules.inForce().find(name).orElseThrow(RuleProblems::unknown);
        return trial.on(ActiveRule.kept(rule, compiler), caller.project()).orElseThrow(RuleProblems::busy);
    }

    private EditRules.By by(String comment) {
        return new EditRules.By(caller.actor(), comment);
    }

    private static Response view(CustomRule rule) {
        return Revisions.ok(CustomRuleView.of(rule), rule.revision());
    }
}
