package io.slotkeeper.policy.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.policy.application.support.Draft;
import io.slotkeeper.policy.application.support.DraftOutcome;
import io.slotkeeper.policy.application.support.ListChoice;
import io.slotkeeper.policy.domain.support.Fault;
import io.slotkeeper.policy.domain.support.Rebase;
import io.slotkeeper.policy.domain.support.SupportList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why a command on a draft changed nothing, with the way out. */
final class DraftProblems {

    static final String DRAFTS = "/api/policy/v1/support-list/drafts/";
    private static final int LINES_TOLD = 1_000;
    private static final int CONFLICTS_TOLD = 1_000;

    private DraftProblems() {}

    /** The problem of an outcome that is none of the successes. */
    static HttpProblem of(DraftOutcome outcome, String draft) {
        if (outcome instanceof DraftOutcome.OtherRevision other) {
            return ProblemCode.PRECONDITION_FAILED.problem(
                    "The draft is at revision " + other.revision()
                            + ". Read it again, see what the others changed, and repeat your change.",
                    Map.of("revision", other.revision()));
        }
        if (outcome instanceof DraftOutcome.EntryUnknown) {
            return ProblemCode.ENTRY_UNKNOWN.problem("The draft has no entry of this id.");
        }
        if (outcome instanceof DraftOutcome.TooManyEntries many) {
            return tooMany(many.entries());
        }
        if (outcome instanceof DraftOutcome.LinesRefused refused) {
            return ProblemCode.IMPORT_REFUSED.problem(
                    refused.report().refused() + " lines were refused; correct them and send everything again.",
                    Map.of("report", refused.report().refusedLines(LINES_TOLD)));
        }
        if (outcome instanceof DraftOutcome.Conflicting conflicting) {
            return conflicts(conflicting.rebase());
        }
        if (outcome instanceof DraftOutcome.Behind behind) {
            return behind(behind, draft);
        }
        if (outcome instanceof DraftOutcome.NothingNew nothing) {
            return ProblemCode.NOTHING_TO_PUBLISH.problem(
                    "Version " + nothing.inForce() + ", which is in force, says exactly this.");
        }
        if (outcome instanceof DraftOutcome.TooManyDrafts) {
            return ProblemCode.TOO_MANY_DRAFTS.problem(
                    "There are " + Draft.MOST + " drafts; publish or delete one that is done with.");
        }
        if (outcome instanceof DraftOutcome.VersionUnknown) {
            return ProblemCode.SUPPORT_LIST_VERSION_UNKNOWN.problem("The support list never had this version.");
        }
        if (outcome instanceof DraftOutcome.DraftUnknown) {
            return unknown();
        }
        throw new IllegalStateException("no problem: " + outcome);
    }

    static HttpProblem unknown() {
        return ProblemCode.DRAFT_UNKNOWN.problem("No draft has this id; it may have been published or deleted.");
    }

    static HttpProblem unknown(ListChoice list) {
        return list instanceof ListChoice.OfVersion version
                ? ProblemCode.SUPPORT_LIST_VERSION_UNKNOWN.problem(
                        "The support list never had version " + version.version() + ".")
                : unknown();
    }

    static HttpProblem tooMany(int entries) {
        return ProblemCode.TOO_MANY_ENTRIES.problem("A list has at most " + SupportList.MOST_ENTRIES
                + " entries, and this would be " + entries + " or more.");
    }

    static HttpProblem refused(List<Fault> faults) {
        return ProblemCode.ENTRY_REFUSED.problem(
                faults.stream().map(Fault::message).collect(Collectors.joining(" ")),
                Map.of(
                        "faults",
                        faults.stream()
                                .map(fault -> Map.of("code", fault.code().wire(), "message", fault.message()))
                                .toList()));
    }

    private static HttpProblem behind(DraftOutcome.Behind behind, String draft) {
        return ProblemCode.DRAFT_BEHIND.problem(
                "Version " + behind.inForce() + " is in force, and the draft is based on version " + behind.basedOn()
                        + ". Look at what would change, rebase the draft, and publish it then.",
                Map.of(
                        "basedOn",
                        behind.basedOn(),
                        "inForce",
                        behind.inForce(),
                        "diff",
                        DRAFTS + draft + "/diff",
                        "rebase",
                        DRAFTS + draft + "/rebase"));
    }

    private static HttpProblem conflicts(Rebase rebase) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("total", rebase.conflicts().size());
        members.put("conflicts", first(rebase.conflicts()));
        if (rebase.about() != null) {
            members.put("about", rebase.about());
        }
        return ProblemCode.DRAFT_CONFLICTS.problem(
                "The draft and the version in force changed the same, each in its own way. Say with ?prefer=DRAFT or"
                        + " ?prefer=IN_FORCE whose word stands.",
                members);
    }

    private static Object first(Collection<?> all) {
        return all.stream().limit(CONFLICTS_TOLD).toList();
    }
}
