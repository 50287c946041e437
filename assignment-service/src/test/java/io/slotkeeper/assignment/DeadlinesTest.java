package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.assignment.application.CancelAssignment;
import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.FindAssignments;
import io.slotkeeper.assignment.application.GiveConsent;
import io.slotkeeper.assignment.application.HandleHostState;
import io.slotkeeper.assignment.application.HandleVerdict;
import io.slotkeeper.assignment.application.History;
import io.slotkeeper.assignment.application.OpenWaits;
import io.slotkeeper.assignment.application.ReleaseAssignment;
import io.slotkeeper.assignment.application.ReportOrder;
import io.slotkeeper.assignment.application.RequestAssignment;
import io.slotkeeper.assignment.application.Sweeper;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderOutcome;
import io.slotkeeper.assignment.domain.OrderState;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.ProblemCode;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What runs out, ends; what it held is freed exactly once, and only where nothing can have been done on the host. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class DeadlinesTest {
    private static final String PORT_0 = "0000:06:00.0";
    private static final String PORT_1 = "0000:06:00.1";
    /** The two have to be held by one machine. */
    private static final String TWIN_0 = "0000:07:00.0";

    private static final String TWIN_1 = "0000:07:00.1";
    private static final ReportOrder.Report DONE = Life.said(OrderOutcome.SUCCEEDED);

    @Inject
    Life life;

    @Inject
    RequestAssignment request;

    @Inject
    HandleVerdict verdicts;

    @Inject
    HandleHostState hosts;

    @Inject
    GiveConsent consent;

    @Inject
    CancelAssignment cancel;

    @Inject
    ReleaseAssignment release;

    @Inject
    ReportOrder report;

    @Inject
    FindAssignments find;

    @Inject
    Sweeper sweeper;

    @Inject
    OpenWaits waits;

    @Inject
    MeterRegistry meters;

    @Inject
    AgroalDataSource database;

    private final String host = Story.newHost();
    private final String vm = host + "-vm";

    @BeforeEach
    void hostIsKnown() {
        life.host(host);
    }

    @AfterEach
    void invariantsStand() {
        Invariants.check(database, host, "in the end");
    }

    @Test
    void aClaimThatWaitsForItsNeighbourRunsOutAndFreesItsFunctions() {
        UUID first = claimed(PORT_0);
        UUID waiting = claimed(PORT_1);
        assertThat(state(waiting)).isEqualTo("CLAIMED");
        life.runOut(waiting);
        assertThat(state(waiting)).isEqualTo("EXPIRED");
        assertThat(last(waiting).message())
                .startsWith("The end of another change of the same context group was awaited from an operator until")
                .endsWith("; " + vm + " does not hold " + PORT_1 + " on " + host + " any more.");
        assertThat(holders(PORT_1)).isZero();
        assertThat(state(first)).isEqualTo("PREPARING");
        assertThat(holders(PORT_0)).isOne();
    }

    @Test
    void aClaimThatNothingHindersAnyMoreGoesOnInstead() {
        UUID first = claimed(PORT_0);
        UUID waiting = claimed(PORT_1);
        Database.execute(
                database, "update assignment_order set state = 'CANCELLED' where assignment = '" + first + "'");
        life.runOut(waiting);
        assertThat(state(waiting)).isEqualTo("PREPARING");
        life.runOut(first);
        assertThat(state(first)).isEqualTo("FAILED");
    }

    @Test
    void anOrderThatNobodyReportsFailsTheAssignmentWhichKeepsItsHold() {
        UUID id = claimed(PORT_0);
        Order order = pending(id);
        assertThat(order.deadline()).isNotNull();
        life.runOut(id);
        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(holders(PORT_0)).isOne();
        assertThat(last(id).actor()).isEqualTo("slotkeeper");
        assertThat(last(id).reason())
                .contains("a report on order ENABLE for 0000:06:00.0 and 0000:06:00.1")
                .contains("from an operator until 20")
                .endsWith("UTC, in vain");
        Order ended = order(id, order.id());
        assertThat(ended.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(ended.report().detail()).isEqualTo(last(id).reason());
        assertThat(ended.report().reporter()).isEqualTo("slotkeeper");
    }

    @Test
    void aLateReportIsAnsweredAndChangesNothing() {
        UUID id = claimed(PORT_0);
        Order order = pending(id);
        life.runOut(id);
        int revision = assignment(id).revision();
        for (OrderOutcome outcome : OrderOutcome.values()) {
            CommandResult.Refused refused = (CommandResult.Refused) report.handle(order.id(), Life.said(outcome));
            assertThat(refused.rejection().code()).isEqualTo(ProblemCode.ORDER_NOT_PENDING);
            assertThat(refused.rejection().detail())
                    .contains("is CANCELLED: a report on order ENABLE")
                    .contains("The report changes nothing.")
                    .endsWith("The assignment is FAILED; a release is awaited from an operator.");
            assertThat(refused.rejection().members()).containsEntry("state", "FAILED");
        }
        assertThat(assignment(id).revision()).isEqualTo(revision);
        assertThat(order(id, order.id()).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void whatMayHaveBeenDoneIsUndoneWhenAPersonReleases() {
        UUID id = claimed(PORT_0);
        life.runOut(id);
        release.handle(id, null, Life.SOMEONE);
        assertThat(pending(id).planned().type()).isEqualTo(OrderType.DISABLE);
        life.runOut(id);
        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(holders(PORT_0)).isOne();
        release.handle(id, null, Life.SOMEONE);
        reportAll(id);
        assertThat(state(id)).isEqualTo("RELEASED");
        assertThat(holders(PORT_0)).isZero();
    }

    /** T24: nothing is given back before the machine has let go, by somebody's word and not by a clock's. */
    @Test
    void aDetachThatNobodyReportsIsOrderedAgain() {
        UUID id = attached(PORT_0);
        release.handle(id, null, Life.SOMEONE);
        life.runOut(id);
        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(holders(PORT_0)).isOne();
        release.handle(id, null, Life.SOMEONE);
        assertThat(pending(id).planned().type()).isEqualTo(OrderType.DETACH);
        reportAll(id);
        assertThat(state(id)).isEqualTo("RELEASED");
    }

    @Test
    void everyOrderOfAChainHasADeadlineOfItsOwn() {
        UUID id = claimed(PORT_0);
        Order enable = pending(id);
        report.handle(enable.id(), DONE);
        Order reboot = pending(id);
        assertThat(reboot.planned().type()).isEqualTo(OrderType.REBOOT);
        assertThat(enable.deadline())
                .isBetween(
                        enable.issuedAt().plusSeconds(86_000), enable.issuedAt().plusSeconds(87_000));
        assertThat(reboot.deadline()).isAfter(enable.deadline().plusSeconds(12 * 86_400));
        assertThat(assignment(id).deadline()).isEqualTo(reboot.deadline());
        report.handle(reboot.id(), DONE);
        report.handle(pending(id).id(), DONE);
        assertThat(state(id)).isEqualTo("ATTACHED");
        assertThat(assignment(id).deadline()).isNull();
    }

    @Test
    void claimsThatWaitedForAnOrderGoOnWhenItRunsOut() {
        UUID first = claimed(PORT_0);
        UUID waiting = claimed(PORT_1);
        life.runOut(first);
        assertThat(state(first)).isEqualTo("FAILED");
        assertThat(state(waiting)).isEqualTo("PREPARING");
    }

    @Test
    void whatACancelledHoldWasGivingBackRunsOutToo() {
        UUID kept = attached(PORT_0);
        UUID tentative = tentative(PORT_1);
        release.handle(kept, null, Life.SOMEONE);
        reportAll(kept);
        assertThat(state(kept)).isEqualTo("RELEASED");
        cancel.handle(tentative, null, Life.SOMEONE);
        Order disable = pending(tentative);
        assertThat(disable.planned().type()).isEqualTo(OrderType.DISABLE);
        life.runOut(tentative);
        assertThat(state(tentative)).isEqualTo("CANCELLED");
        assertThat(last(tentative).fact()).isEqualTo("ORDER_OVERDUE");
        assertThat(last(tentative).message()).contains("somebody has to look at " + host);
        assertThat(order(tentative, disable.id()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(assignment(tentative).waiting()).isEmpty();
        int revision = assignment(tentative).revision();
        sweeper.sweep();
        assertThat(assignment(tentative).revision()).isEqualTo(revision);
    }

    /** T5: nobody was there for days. */
    @Test
    void whatRanOutWhileTheServiceWasDownIsFreedWhenItIsBack() {
        UUID id = tentative(PORT_0);
        Database.execute(
                database, "update assignment set deadline = now() - interval '3 days' where id = '" + id + "'");
        sweeper.sweep();
        assertThat(state(id)).isEqualTo("EXPIRED");
        assertThat(holders(PORT_0)).isZero();
    }

    /** T7, T12: a sweeper that found it due and was stopped for long looks again before it ends anything. */
    @Test
    void aSweeperThatWasStoppedJudgesByWhatIsSoNow() throws Exception {
        UUID id = tentative(PORT_0);
        ExecutorService stopped = Executors.newSingleThreadExecutor();
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from host_state where host = '" + host + "' for update");
            dueNow(id);
            Future<?> swept = stopped.submit(sweeper::sweep);
            Awaitility.await("a sweeper waits for the host")
                    .until(() -> Database.count(
                                    database,
                                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                            + " and query like '%host_state%for update%'")
                            > 0);
            statement.execute("update assignment set deadline = now() + interval '1 day' where id = '" + id + "'");
            other.commit();
            swept.get();
        } finally {
            stopped.shutdown();
        }
        assertThat(state(id)).isEqualTo("AWAITING_CONSENT");
        assertThat(holders(PORT_0)).isOne();
    }

    /** T21: the device is pulled while it is attached, and even the host goes. */
    @Test
    void aFunctionThatVanishedIsReleasedAllTheSame() {
        UUID id = attached(PORT_0);
        hosts.handle(new HostState(host, "default", 2, "ESX", "4.0", List.of(), List.of()));
        hosts.removed(host);
        release.handle(id, null, Life.SOMEONE);
        report.handle(
                pending(id).id(), new ReportOrder.Report(OrderOutcome.FAILED, "no such device", "tester", "default"));
        assertThat(state(id)).isEqualTo("FAILED");
        release.handle(id, null, Life.SOMEONE);
        reportAll(id);
        assertThat(state(id)).isEqualTo("RELEASED");
    }

    /** What a host that is forgotten leaves behind can still be reported on. */
    @Test
    void ordersOfAHostThatIsGoneCanBeReported() {
        UUID id = attached(PORT_0);
        Database.execute(database, "delete from host_state where host = '" + host + "'");
        release.handle(id, null, Life.SOMEONE);
        assertThat(pending(id).steps()).isEmpty();
        reportAll(id);
        assertThat(state(id)).isEqualTo("RELEASED");
    }

    /** T26: one that cannot be read stops neither the sweep nor its neighbours' reports, and is told of. */
    @Test
    void aCorruptAssignmentStopsNobody() {
        UUID first = claimed(PORT_0);
        UUID corrupt = claimed(PORT_1);
        UUID other = tentative(TWIN_0);
        Database.execute(
                database,
                "update assignment set document = jsonb_build_object('was', document), deadline = now() - interval"
                        + " '1 hour' where id = '" + corrupt + "'");
        try {
            double failures =
                    meters.counter("slotkeeper_assignment_sweep_failures").count();
            life.runOut(other);
            waits.count();
            assertThat(state(other)).isEqualTo("EXPIRED");
            assertThat(meters.counter("slotkeeper_assignment_sweep_failures").count())
                    .isGreaterThanOrEqualTo(failures);
            assertThat(meters.counter("slotkeeper_assignment_sweep_failures").count())
                    .isPositive();
            assertThat(gauge("slotkeeper_assignment_overdue")).isPositive();
            report.handle(pending(first).id(), DONE);
            assertThat(pending(first).planned().type()).isEqualTo(OrderType.REBOOT);
            life.runOut(first);
            assertThat(state(first)).isEqualTo("FAILED");
        } finally {
            Database.execute(
                    database,
                    "update assignment set document = document -> 'was', deadline = now() + interval '1 day' where id ="
                            + " '" + corrupt + "'");
        }
    }

    @Test
    void theOldestWaitIsMeasuredByState() {
        UUID id = tentative(PORT_0);
        Database.execute(
                database, "update assignment set updated_at = now() - interval '1 hour' where id = '" + id + "'");
        waits.count();
        assertThat(meters.get("slotkeeper_assignment_oldest_transient_seconds")
                        .tag("state", "AWAITING_CONSENT")
                        .gauge()
                        .value())
                .isGreaterThan(3599);
    }

    /** T12: whatever somebody does in whatever state, something or somebody can always move it on. */
    @Test
    void cancelAndReleaseInEveryStateLeaveNothingBehind() {
        List<UUID> all = new ArrayList<>();
        for (int steps = 0; steps < 8; steps++) {
            for (boolean first : new boolean[] {true, false}) {
                UUID id = claimed(PORT_0);
                all.add(id);
                walk(id, steps);
                if (first) {
                    cancel.handle(id, null, Life.SOMEONE);
                }
                life.runOut(id);
                release.handle(id, null, Life.SOMEONE);
                release.handle(id, null, Life.SOMEONE);
                cancel.handle(id, null, Life.SOMEONE);
                life.runOut(id);
                release.handle(id, null, Life.SOMEONE);
                reportAll(id);
                assertThat(state(id)).as(steps + " steps").isEqualTo("RELEASED");
                assertThat(holders(PORT_0)).isZero();
            }
        }
        assertThat(all).hasSize(16);
    }

    /** Two sweepers, consent and cancellation meet at the deadline; the twin's hold shows what is freed twice. */
    @RepeatedTest(8)
    void aTentativeHoldEndsOnceWhoeverComesFirst() throws Exception {
        UUID twin = claimed(TWIN_0);
        UUID id = tentative(TWIN_1);
        assertThat(holders(TWIN_0)).isEqualTo(2);
        dueNow(id);
        atOnce(
                sweeper::sweep,
                sweeper::sweep,
                () -> consent.handle(id, Set.of("feature-lost"), Life.SOMEONE),
                () -> cancel.handle(id, null, Life.SOMEONE));
        boolean held = !Set.of("EXPIRED", "CANCELLED").contains(state(id));
        assertThat(state(id)).isIn("EXPIRED", "CANCELLED", "CLAIMED");
        assertThat(holders(TWIN_0)).isEqualTo(held ? 2 : 1);
        assertThat(count("claimed_function", id)).isEqualTo(held ? 1 : 0);
        assertThat(ends(id)).isEqualTo(held ? 0 : 1);
        assertThat(state(twin)).isEqualTo("PREPARING");
    }

    /** The same for an order: report, release and two sweepers. */
    @RepeatedTest(8)
    void anOrderEndsOnceWhoeverComesFirst() throws Exception {
        UUID id = claimed(PORT_0);
        Order enable = pending(id);
        dueNow(id);
        atOnce(
                sweeper::sweep,
                sweeper::sweep,
                () -> report.handle(enable.id(), DONE),
                () -> report.handle(enable.id(), Life.said(OrderOutcome.FAILED)),
                () -> release.handle(id, null, Life.SOMEONE));
        Invariants.check(database, host, "after the race");
        assertThat(order(id, enable.id()).state()).isNotEqualTo(OrderState.PENDING);
        assertThat(find.details(id, "default").orElseThrow().history())
                .filteredOn(entry -> entry.fact().equals("FAILED"))
                .hasSizeLessThanOrEqualTo(1);
        release.handle(id, null, Life.SOMEONE);
        reportAll(id);
        assertThat(state(id)).isEqualTo("RELEASED");
        assertThat(holders(PORT_0)).isZero();
    }

    private void walk(UUID id, int steps) {
        for (int i = 0; i < steps; i++) {
            if (state(id).equals("ATTACHED")) {
                release.handle(id, null, Life.SOMEONE);
            } else if (!life.pending(host).isEmpty()) {
                report.handle(pending(id).id(), DONE);
            }
        }
    }

    private void dueNow(UUID id) {
        Database.execute(database, "update assignment set deadline = now() where id = '" + id + "'");
    }

    private static void atOnce(Runnable... people) throws Exception {
        CyclicBarrier start = new CyclicBarrier(people.length);
        ExecutorService threads = Executors.newFixedThreadPool(people.length);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (Runnable person : people) {
                tasks.add(() -> {
                    start.await();
                    person.run();
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private UUID claimed(String function) {
        return asked(function, false);
    }

    private UUID tentative(String function) {
        return asked(function, true);
    }

    private UUID attached(String function) {
        UUID id = claimed(function);
        reportAll(id);
        assertThat(state(id)).isEqualTo("ATTACHED");
        return id;
    }

    private UUID asked(String function, boolean needsConsent) {
        NewRequest.Draft draft = new NewRequest.Draft(host, vm, List.of(function), "deadlines", null, null);
        UUID id = ((CommandResult.Done) request.handle(draft, Life.SOMEONE)).id();
        verdicts.handle(id, 1, Life.verdict(host, vm, needsConsent));
        return id;
    }

    private void reportAll(UUID id) {
        for (List<Order> orders = pendingOf(id); !orders.isEmpty(); orders = pendingOf(id)) {
            report.handle(orders.get(0).id(), DONE);
        }
    }

    private Order pending(UUID id) {
        return pendingOf(id).get(0);
    }

    private List<Order> pendingOf(UUID id) {
        return life.pending(host).stream()
                .filter(order -> order.assignment().equals(id))
                .toList();
    }

    private Order order(UUID id, UUID order) {
        return find.details(id, "default").orElseThrow().orders().stream()
                .filter(each -> each.id().equals(order))
                .findFirst()
                .orElseThrow();
    }

    private Assignment assignment(UUID id) {
        return find.details(id, "default").orElseThrow().assignment();
    }

    private String state(UUID id) {
        return assignment(id).state().name().name();
    }

    private History.Entry last(UUID id) {
        var history = find.details(id, "default").orElseThrow().history();
        return history.get(history.size() - 1);
    }

    private int holders(String function) {
        return Database.count(
                database,
                "select coalesce(sum(holders), 0) from hold where host = '" + host + "' and function = '" + function
                        + "'");
    }

    private int count(String table, UUID id) {
        return Database.count(database, "select count(*) from " + table + " where assignment = '" + id + "'");
    }

    private int ends(UUID id) {
        return Database.count(
                database,
                "select count(*) from history where fact in ('EXPIRED', 'CANCELLED') and assignment = '" + id + "'");
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
