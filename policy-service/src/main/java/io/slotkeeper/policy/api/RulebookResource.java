package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;
import static io.slotkeeper.policy.api.Roles.APPROVER;
import static io.slotkeeper.policy.api.Roles.OPERATOR;
import static io.slotkeeper.policy.api.Roles.REQUESTER;
import static io.slotkeeper.policy.api.Roles.VIEWER;

import io.slotkeeper.policy.application.CodeCatalogue;
import io.slotkeeper.policy.application.ShowRules;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What the rules are and what they know. */
@Path("/api/policy/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
class RulebookResource {

    private final ShowRules rules;
    private final CodeCatalogue codes;

    RulebookResource(ShowRules rules, CodeCatalogue codes) {
        this.rules = rules;
        this.codes = codes;
    }

    @GET
    @Path("rules")
    @Operation(summary = "Every code that a verdict can contain, with its severities")
    @APIResponse(responseCode = "200", description = "All codes, by rule")
    public ListView<RuleView> rules() {
        return new ListView<>(
                Arrays.stream(FindingCode.values())
                        .map(code -> RuleView.of(code, rules.severities(), codes.entry(code)))
                        .toList(),
                null);
    }
}
