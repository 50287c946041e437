package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;
import static io.slotkeeper.policy.api.Roles.APPROVER;
import static io.slotkeeper.policy.api.Roles.OPERATOR;
import static io.slotkeeper.policy.api.Roles.REQUESTER;
import static io.slotkeeper.policy.api.Roles.VIEWER;

import io.slotkeeper.messaging.operations.AllowedWhileDiverged;
import io.slotkeeper.policy.application.FleetTrial;
import io.slotkeeper.policy.application.TryRule;
import io.slotkeeper.policy.application.custom.FindRules;
import io.slotkeeper.policy.application.custom.PublishedRules;
import io.slotkeeper.policy.domain.custom.ConditionCompiler;
import io.slotkeeper.policy.domain.custom.Fact;
import io.smallrye.common.annotation.Blocking;
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
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What custom rules may look at, what they said before, and what one would find in the fleet. */
@Path("/api/policy/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
@Tag(name = "custom-rules")
class RuleKnowledgeResource {

    private final FindRules rules;
    private final TryRule trial;
    private final ConditionCompiler compiler;
    private final Caller caller;

    RuleKnowledgeResource(FindRules rules, TryRule trial, ConditionCompiler compiler, Caller caller) {
        this.rules = rules;
        this.trial = trial;
        this.compiler = compiler;
        this.caller = caller;
    }

    @GET
    @Path("rules/facts")
    @Operation(
            summary = "Every fact that an expression may look at; before its name, known. asks whether it was observed")
    @APIResponse(responseCode = "200", description = "All facts with their types")
    public ListView<FactView> facts() {
        return new ListView<>(Arrays.stream(Fact.values()).map(FactView::of).toList(), null);
    }

    @GET
    @Path("rules/versions")
    @Operation(summary = "Who did what to which rule, and why: every version of the custom rules, the newest first")
    @APIResponse(responseCode = "200", description = "A page; `after` is the last version of the page before")
    @APIResponse(responseCode = "400", description = "invalid-request")
    public ListView<PublishedRules> versions(
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("after") @Min(1) @Nullable Integer after) {
        int below = after == null ? Integer.MAX_VALUE : after;
        return ListView.page(rules.publishedBelow(below, limit + 1), limit, PublishedRules::version);
    }

    @GET
    @Path("rules/versions/{version}")
    @Operation(summary = "All custom rules as they were in a version")
    @APIResponse(responseCode = "200", description = "The rules")
    @APIResponse(responseCode = "404", description = "rules-version-unknown")
    public CustomRulesView version(@PathParam("version") int version) {
        return rules.version(version)
                .map(CustomRulesView::of)
                .orElseThrow(() -> ProblemCode.RULES_VERSION_UNKNOWN.problem(
                        "The custom rules never had version " + version + "."));
    }

    @POST
    @Path("rules/dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @AllowedWhileDiverged
    @Blocking
    @RolesAllowed(ADMIN)
    @Operation(
            summary = "What would a rule that nobody saved find in the fleet? Nothing is stored or published.",
            description = "It is asked about every claim, every request that waits, and each assignable function as if"
                    + " somebody asked for it alone. It takes ten seconds at most, and says whether it got to the end.")
    @APIResponse(responseCode = "200", description = "Counts, and the first examples")
    @APIResponse(responseCode = "409", description = "trial-under-way")
    @APIResponse(responseCode = "422", description = "rule-refused, with line, column and reason of every fault")
    public FleetTrial dryRun(@NotNull @Valid DraftRule rule) {
        return trial.on(rule.active(compiler), caller.project()).orElseThrow(RuleProblems::busy);
    }
}
