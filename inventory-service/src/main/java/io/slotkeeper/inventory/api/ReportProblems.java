package io.slotkeeper.inventory.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.application.ReportOutcome;
import io.slotkeeper.inventory.domain.Refusal;
import java.util.HashMap;
import java.util.Map;

/** Why a report was not taken, or a host not retired, as a problem. */
final class ReportProblems {
    private ReportProblems() {}

    static HttpProblem of(ReportOutcome outcome) {
        if (outcome instanceof ReportOutcome.UnknownHost unknown) {
            return ProblemCode.HOST_UNKNOWN.problem("Nobody registered " + unknown.host());
        }
        if (outcome instanceof ReportOutcome.NotTheFormat wrong) {
            return ProblemCode.INVALID_REQUEST.problem(wrong.reason());
        }
        if (outcome instanceof ReportOutcome.Bad bad) {
            return badReport(bad.where());
        }
        if (outcome instanceof ReportOutcome.Refused refused) {
            return refused(refused.refusal());
        }
        throw new IllegalArgumentException("no problem: " + outcome);
    }

    private static HttpProblem badReport(Reading.Unreadable where) {
        Map<String, Object> members = new HashMap<>();
        members.put("reason", where.reason());
        if (where.line() != null) {
            members.put("line", where.line());
        }
        if (where.pointer() != null) {
            members.put("pointer", where.pointer());
        }
        String place = where.line() == null ? String.valueOf(where.pointer()) : "Line " + where.line();
        return ProblemCode.BAD_REPORT.problem(place + ": " + where.reason(), members);
    }

    static HttpProblem refused(Refusal refusal) {
        return switch (refusal.code()) {
            case TOO_MANY_FUNCTIONS -> ProblemCode.TOO_MANY_FUNCTIONS.problem(refusal.detail());
            case TOO_MANY_SOURCES -> ProblemCode.TOO_MANY_SOURCES.problem(refusal.detail());
            case HOST_WATCHED ->
                ProblemCode.HOST_WATCHED.problem(
                        refusal.detail() + "; remove the host there, or the source, and retire it then");
            case HOST_CLAIMED -> ProblemCode.HOST_CLAIMED.problem(refusal.detail() + "; release them first");
            case SOURCE_MANAGED ->
                ProblemCode.SOURCE_MANAGED.problem(refusal.detail() + "; report under another name (?source=…)");
            case LIST_FIRST ->
                ProblemCode.LIST_FIRST.problem(
                        refusal.detail() + "; report the list of functions first, or with it in one report");
        };
    }
}
