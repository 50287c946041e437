package io.slotkeeper.assignment.events;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Context;
import io.slotkeeper.assignment.domain.ContextOverlay;
import io.slotkeeper.assignment.domain.Hold;
import io.slotkeeper.assignment.domain.Limit;
import io.slotkeeper.assignment.domain.Owner;
import io.slotkeeper.assignment.domain.Requester;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole state of an assignment for those who keep a read model. */
record AssignmentStateData(
        UUID assignment,
        String project,
        int revision,
        StateName state,
        int attempt,
        String host,
        String vm,
        @Nullable String externalRef,
        Requester requester,
        List<FunctionData> functions,
        @Nullable HoldData hold,
        List<ContextData> contexts,
        @Nullable Limit limit,
        @Nullable WaitData waitingFor,
        Instant updatedAt) {

    record FunctionData(String address, String role) {}

    record HoldData(
            String kind, List<String> functions, List<String> groupMembers, Instant since, @Nullable Instant until) {}

    record ContextData(String address, Context context, long hostRevision, long sequence, Instant confirmedAt) {}

    /** Who has to do what so that it goes on; {@code until} null where only a person ends the wait. */
    record WaitData(Owner owner, String action, String sentence, @Nullable Instant until) {}

    static AssignmentStateData of(Assignment assignment, List<ContextOverlay> contexts) {
        Verdict verdict = assignment.verdict();
        return new AssignmentStateData(
                assignment.id(),
                assignment.origin().project(),
                assignment.revision(),
                assignment.state().name(),
                assignment.attempt(),
                assignment.request().host(),
                assignment.request().vm(),
                assignment.request().externalRef(),
                assignment.origin().requester(),
                functions(assignment, verdict),
                hold(assignment, assignment.hold()),
                contexts.stream().map(AssignmentStateData::context).toList(),
                verdict == null ? null : verdict.limit(),
                assignment
                        .waiting()
                        .map(waiting -> new WaitData(
                                waiting.owner(), waiting.action().code(), waiting.sentence(), assignment.deadline()))
                        .orElse(null),
                assignment.updatedAt());
    }

    private static List<FunctionData> functions(Assignment assignment, @Nullable Verdict verdict) {
        return verdict == null || verdict.functions().isEmpty()
                ? texts(assignment.request().functions()).stream()
                        .map(address -> new FunctionData(address, "REQUESTED"))
                        .toList()
                : verdict.functions().stream()
                        .map(function -> new FunctionData(function.address(), function.role()))
                        .toList();
    }

    private static @Nullable HoldData hold(Assignment assignment, @Nullable Hold hold) {
        return hold == null
                ? null
                : new HoldData(
                        hold.until() == null ? "CLAIM" : "TENTATIVE",
                        texts(assignment.request().functions()),
                        texts(hold.members()),
                        hold.since(),
                        hold.until());
    }

    private static ContextData context(ContextOverlay overlay) {
        return new ContextData(
                overlay.address().value(),
                overlay.context(),
                overlay.hostRevision(),
                overlay.sequence(),
                overlay.confirmedAt());
    }

    private static List<String> texts(List<Address> addresses) {
        return addresses.stream().map(Address::value).toList();
    }
}
