package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;
import static io.slotkeeper.policy.api.Roles.APPROVER;
import static io.slotkeeper.policy.api.Roles.OPERATOR;
import static io.slotkeeper.policy.api.Roles.REQUESTER;
import static io.slotkeeper.policy.api.Roles.VIEWER;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.messaging.operations.AllowedWhileDiverged;
import io.slotkeeper.policy.application.Evaluate;
import io.slotkeeper.policy.application.Evaluation;
import io.slotkeeper.policy.domain.custom.ConditionCompiler;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The dry run over HTTP. */
@Path("/api/policy/v1/evaluations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
class EvaluationResource {

    private final Evaluate evaluate;
    private final ConditionCompiler compiler;
    private final Caller caller;

    EvaluationResource(Evaluate evaluate, ConditionCompiler compiler, Caller caller) {
        this.evaluate = evaluate;
        this.compiler = compiler;
        this.caller = caller;
    }

    @POST
    @AllowedWhileDiverged
    @Blocking
    @Operation(summary = "What would the verdict be? Nothing is stored, published or held.")
    @APIResponse(responseCode = "200", description = "The verdict, with every finding, and up to five ways out of it")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "404", description = "host-unknown, draft-unknown, support-list-version-unknown")
    @APIResponse(responseCode = "409", description = "host-revision-not-seen, after waiting for it")
    @APIResponse(responseCode = "422", description = "function-unknown, rule-refused")
    public EvaluationView evaluate(@NotNull @Valid NewEvaluation question) {
        return verdict(evaluated(List.of(question)).get(0));
    }

    @POST
    @Path("batch")
    @AllowedWhileDiverged
    @Blocking
    @Operation(summary = "Up to 100 questions, answered in their order from one snapshot")
    @APIResponse(responseCode = "200", description = "For each a verdict, or the problem that it alone would have got")
    @APIResponse(responseCode = "400", description = "invalid-request")
    public ListView<EvaluationAnswer> evaluate(@NotNull @Valid NewEvaluations questions) {
        return new ListView<>(
                evaluated(questions.evaluations()).stream()
                        .map(EvaluationResource::answer)
                        .toList(),
                null);
    }

    private List<Evaluation> evaluated(List<NewEvaluation> questions) {
        String project = caller.project();
        return evaluate.evaluate(questions.stream()
                .map(question -> question.toWhatIf(project, compiler))
                .toList());
    }

    private static EvaluationAnswer answer(Evaluation evaluation) {
        try {
            return EvaluationAnswer.of(verdict(evaluation));
        } catch (HttpProblem problem) {
            return EvaluationAnswer.of(problem);
        }
    }

    private static EvaluationView verdict(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Judged judged) {
            return new EvaluationView(judged.verdict(), judged.waysOut());
        }
        if (evaluation instanceof Evaluation.FunctionsUnknown unknown) {
            throw ProblemCode.FUNCTION_UNKNOWN.problem(
                    "Host " + unknown.host().id() + " has no function " + String.join(", ", unknown.addresses())
                            + " in revision " + unknown.host().revision() + " of its inventory.",
                    Map.of("functions", unknown.addresses()));
        }
        if (evaluation instanceof Evaluation.RevisionNotSeen older) {
            throw ProblemCode.HOST_REVISION_NOT_SEEN.problem("Revision " + older.wanted() + " of "
                    + older.host().id() + " was waited for, but " + older.host().revision() + " is the latest seen.");
        }
        if (evaluation instanceof Evaluation.ListUnknown unknown) {
            throw DraftProblems.unknown(unknown.list());
        }
        throw ProblemCode.HOST_UNKNOWN.problem(
                "No report of this host has reached policy; register it with inventory and send one, then ask again.");
    }
}
