package io.slotkeeper.assignment.domain;

import io.slotkeeper.assignment.domain.state.*;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** One typical instance of every state. */
final class States {
    static final List<Address> PORT = List.of(new Address("0000:06:00.0"));
    static final PlannedOrder ENABLE = new PlannedOrder(OrderType.ENABLE, PORT);
    static final PlannedOrder REBOOT = new PlannedOrder(OrderType.REBOOT, PORT);
    static final PlannedOrder ATTACH = new PlannedOrder(OrderType.ATTACH, PORT);
    static final PlannedOrder DETACH = new PlannedOrder(OrderType.DETACH, PORT);
    static final PlannedOrder DISABLE = new PlannedOrder(OrderType.DISABLE, PORT);

    private static final List<AssignmentState> SAMPLES = List.of(
            new Requested(1),
            new Queued(),
            new Offered(),
            new Denied(Refusal.of("unlisted")),
            new AwaitingConsent(Set.of("a", "b"), Set.of()),
            new AwaitingApproval(),
            new Claimed(),
            new Preparing(List.of(ENABLE, REBOOT, ATTACH)),
            new Attaching(ATTACH),
            new Attached(),
            new Drifted(),
            new Releasing(List.of(DETACH)),
            new Sanitising(),
            new Released(),
            new Cancelled(List.of(DISABLE)),
            new Expired(List.of(DISABLE)),
            new Failed(Failed.Undo.ATTACHMENT, "no"));

    private States() {}

    static AssignmentState sample(StateName name) {
        return SAMPLES.stream().filter(s -> s.name() == name).findFirst().orElseThrow();
    }

    static AssignmentState sample(Class<?> type) {
        return SAMPLES.stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + type + " in " + Arrays.asList(SAMPLES)));
    }
}
