package io.slotkeeper.assignment;

import io.agroal.api.AgroalDataSource;
import io.slotkeeper.assignment.application.Assignments;
import io.slotkeeper.assignment.application.Caller;
import io.slotkeeper.assignment.application.CancelAssignment;
import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.FindAssignments;
import io.slotkeeper.assignment.application.FindOrders;
import io.slotkeeper.assignment.application.GiveConsent;
import io.slotkeeper.assignment.application.HandleHostState;
import io.slotkeeper.assignment.application.HandleVerdict;
import io.slotkeeper.assignment.application.Orders;
import io.slotkeeper.assignment.application.ReleaseAssignment;
import io.slotkeeper.assignment.application.ReportOrder;
import io.slotkeeper.assignment.application.RequestAssignment;
import io.slotkeeper.assignment.application.Sweeper;
import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Context;
import io.slotkeeper.assignment.domain.Finding;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.Limit;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderOutcome;
import io.slotkeeper.assignment.domain.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** One host with two dual-port cards, and random people who ask, consent, cancel, release and report. */
@ApplicationScoped
class Life {
    static final Caller SOMEONE = new Caller("tester", "default", false, null, null);
    private static final List<String> FUNCTIONS =
            List.of("0000:06:00.0", "0000:06:00.1", "0000:07:00.0", "0000:07:00.1");
    private static final int MANY = 500;

    @Inject
    HandleHostState hosts;

    @Inject
    RequestAssignment request;

    @Inject
    HandleVerdict verdicts;

    @Inject
    GiveConsent consent;

    @Inject
    CancelAssignment cancel;

    @Inject
    ReleaseAssignment release;

    @Inject
    ReportOrder report;

    @Inject
    FindAssignments assignments;

    @Inject
    Sweeper sweeper;

    @Inject
    AgroalDataSource database;

    @Inject
    FindOrders orders;

    /** The card in slot 06 has a context group only, the one in slot 07 a holder group too. */
    void host(String host) {
        List<HostState.Function> functions = FUNCTIONS.stream()
                .map(Address::new)
                .map(address -> new HostState.Function(
                        address,
                        group(address),
                        group(address).startsWith("0000:07") ? group(address) : null,
                        Context.HOST,
                        null,
                        null))
                .toList();
        List<HostState.Group> groups = List.of("0000:06:00", "0000:07:00").stream()
                .map(slot ->
                        new HostState.Group(slot + ".0", List.of(new Address(slot + ".0"), new Address(slot + ".1"))))
                .toList();
        hosts.handle(new HostState(host, "default", 1, "ESX", "4.0", functions, groups));
    }

    /** Something that somebody might do next. */
    void step(String host, Random random) {
        switch (random.nextInt(9)) {
            case 0, 1 -> ask(host, random);
            case 2 -> pick(host, random, id -> release.handle(id, null, SOMEONE));
            case 3 -> pick(host, random, id -> cancel.handle(id, null, SOMEONE));
            case 5 -> pick(host, random, this::runOut);
            case 4 -> pick(host, random, id -> consent.handle(id, Set.of("feature-lost"), SOMEONE));
            default -> report(host, random, random.nextInt(5) == 0 ? OrderOutcome.FAILED : OrderOutcome.SUCCEEDED);
        }
    }

    /** The deadline passes, if there is one, and the sweeper comes by. */
    void runOut(UUID id) {
        Database.execute(
                database,
                "update assignment set deadline = now() where deadline is not null and state <> 'REQUESTED' and id = '"
                        + id + "'");
        sweeper.sweep();
    }

    /** Everybody gives everything back and every order succeeds. */
    void drain(String host) {
        for (Assignment assignment : all(host)) {
            cancel.handle(assignment.id(), null, SOMEONE);
            release.handle(assignment.id(), null, SOMEONE);
        }
        List<Order> pending = pending(host);
        while (!pending.isEmpty()) {
            pending.forEach(order -> report.handle(order.id(), said(OrderOutcome.SUCCEEDED)));
            pending = pending(host);
        }
    }

    List<Assignment> all(String host) {
        return assignments.list(new Assignments.Filter("default", null, host, null, null, MANY, null));
    }

    private void ask(String host, Random random) {
        List<String> wanted = new ArrayList<>();
        for (String function : FUNCTIONS) {
            if (random.nextInt(3) == 0) {
                wanted.add(function);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        String vm = host + "-vm-" + random.nextInt(3);
        NewRequest.Draft draft = new NewRequest.Draft(host, vm, wanted, "life", null, null);
        UUID id = ((CommandResult.Done) request.handle(draft, SOMEONE)).id();
        Verdict verdict = verdict(host, vm, random.nextBoolean());
        verdicts.handle(id, 1, verdict);
        if (random.nextInt(3) == 0) {
            verdicts.handle(id, 1, verdict);
        }
    }

    private void report(String host, Random random, OrderOutcome outcome) {
        List<Order> pending = pending(host);
        if (!pending.isEmpty()) {
            Order order = pending.get(random.nextInt(pending.size()));
            report.handle(order.id(), said(outcome));
            if (random.nextInt(4) == 0) {
                report.handle(order.id(), said(outcome));
            }
        }
    }

    private void pick(String host, Random random, java.util.function.Consumer<UUID> what) {
        List<Assignment> all = all(host);
        if (!all.isEmpty()) {
            what.accept(all.get(random.nextInt(all.size())).id());
        }
    }

    List<Order> pending(String host) {
        return orders.list(new Orders.Filter("default", host, "PENDING", null, MANY, null));
    }

    static ReportOrder.Report said(OrderOutcome outcome) {
        return new ReportOrder.Report(outcome, "as told", "tester", "default");
    }

    static Verdict verdict(String host, String vm, boolean consent) {
        List<Finding> findings = consent
                ? List.of(new Finding("mobility-loss", "feature-lost", "CONSENT", vm, "lost", null, Map.of(), "policy"))
                : List.of();
        return new Verdict(
                UUID.randomUUID(),
                consent ? Verdict.Outcome.NEEDS_CONSENT : Verdict.Outcome.ALLOWED,
                host,
                vm,
                null,
                1L,
                null,
                List.of(),
                List.of(),
                findings,
                new Limit(3, 0, 1, "PROFILE", "p", 1, null),
                Map.of(),
                Instant.EPOCH);
    }

    private static String group(Address address) {
        return address.value().substring(0, 11) + "0";
    }
}
