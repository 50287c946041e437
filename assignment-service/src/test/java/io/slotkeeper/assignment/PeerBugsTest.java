package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.assignment.CountingDriver.Fault;
import io.slotkeeper.assignment.application.Caller;
import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.FindAssignments;
import io.slotkeeper.assignment.application.HandleHostState;
import io.slotkeeper.assignment.application.HandleVerdict;
import io.slotkeeper.assignment.application.ReleaseAssignment;
import io.slotkeeper.assignment.application.ReportOrder;
import io.slotkeeper.assignment.application.RequestAssignment;
import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Context;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.Limit;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderOutcome;
import io.slotkeeper.assignment.domain.OrderState;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.assignment.domain.Verdict;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What went wrong in other systems that give devices away, each under the number of its thread. T2 is in
 * RepublicationTest, T14 in RetentionTest, and T26 for deadlines in DeadlinesTest.
 */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class PeerBugsTest {
    private static final Caller SOMEONE = new Caller("tester", "default", false, null, null);
    private static final int RIVALS = 16;
    private static final int STATEMENTS_MAX = 60;
    private static final List<String> TABLES =
            List.of("hold", "hold_member", "claimed_function", "seat", "history", "assignment", "assignment_order");

    @Inject
    HandleHostState hosts;

    @Inject
    RequestAssignment request;

    @Inject
    HandleVerdict verdicts;

    @Inject
    ReleaseAssignment release;

    @Inject
    ReportOrder reports;

    @Inject
    FindAssignments assignments;

    @Inject
    Polled polled;

    @Inject
    AgroalDataSource database;

    private final String host = Story.newHost();
    private final String vm = host + "-vm";

    /** T3, T13: whichever statement of the hold's transaction fails, nothing is left behind, and the next try wins. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void t03_t13_aStepThatFailsLeavesNoTrace(Fault fault) {
        hostHas(1, "06:00.0", "06:00.1");
        UUID id = ask(vm, "06:00.0", "06:00.1");
        String start = mine();
        int failed = 0;
        boolean done = false;
        while (!done) {
            CountingDriver.failNext(failed + 1, fault);
            try {
                verdicts.handle(id, 1, allowed(vm, 1, 4));
                done = true;
            } catch (RuntimeException injected) {
                failed++;
                assertThat(mine()).as("after statement %d failed", failed).isEqualTo(start);
            } finally {
                CountingDriver.failNext(0, fault);
            }
            assertThat(failed).isLessThan(STATEMENTS_MAX);
        }
        assertThat(failed).as("statements that can fail").isGreaterThan(10);
        assertThat(state(id)).isEqualTo(StateName.ATTACHING);
        assertThat(held("claimed_function")).isEqualTo(2);
    }

    /** T9, T15: all that was asked for or nothing, no more and no less, the second time too. */
    @Test
    void t09_t15_asManyAreClaimedAsWereAskedFor() {
        hostHas(1, "06:00.0", "06:00.1", "07:00.0", "07:00.1");
        UUID two = claimed(vm, "06:00.0", "06:00.1");
        assertThat(claims(two)).isEqualTo(2);
        UUID partly = ask(vm + "-2", "06:00.1", "07:00.0", "07:00.1");
        verdicts.handle(partly, 1, allowed(vm + "-2", 1, 4));
        assertThat(state(partly)).isEqualTo(StateName.DENIED);
        assertThat(claims(partly)).isZero();
        giveBack(two);
        UUID again = claimed(vm, "06:00.0", "06:00.1");
        assertThat(claims(again)).isEqualTo(2);
        assertThat(held("claimed_function")).isEqualTo(2);
    }

    /** T10: a snapshot that is older than the claim, or does not know the function, does not undo it. */
    @Test
    void t10_anInventorySnapshotDoesNotUndoAClaim() {
        hostHas(5, "06:00.0");
        UUID id = claimed(vm, 5, "06:00.0");
        String before = holds();
        hostHas(3);
        hostHas(6);
        hosts.removed(host);
        assertThat(holds()).isEqualTo(before);
        assertThat(state(id)).isEqualTo(StateName.ATTACHING);
        assertThat(held("host_state")).isOne();
    }

    /** T19: a limit below what is used admits nobody and hinders no release. */
    @Test
    void t19_aLoweredLimitLetsEverybodyGo() {
        hostHas(1, "06:00.0", "06:00.1", "07:00.0");
        UUID first = claimed(vm, "06:00.0");
        UUID second = claimed(vm, "06:00.1");
        UUID third = ask(vm, "07:00.0");
        verdicts.handle(third, 1, allowed(vm, 1, 1));
        assertThat(state(third)).isEqualTo(StateName.DENIED);
        assertThat(Database.text(database, "select verdict ->> 'findings' from assignment where id = '" + third + "'"))
                .contains("limit-exceeded");
        giveBack(first);
        giveBack(second);
        assertThat(Database.count(database, "select count(*) from seat where vm = '" + vm + "'"))
                .isZero();
        UUID now = ask(vm, "07:00.0");
        verdicts.handle(now, 1, allowed(vm, 1, 1));
        assertThat(claims(now)).isOne();
    }

    /** T20: everybody needs the machine's first row at the same moment; nobody fails and nobody shares a seat. */
    @Test
    void t20_theFirstUseOfAMachineIsNoRace() throws Exception {
        CyclicBarrier start = new CyclicBarrier(RIVALS);
        List<Callable<Void>> rivals = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++) {
            String other = host + "-" + i;
            hosts.handle(hostState(other, 1, "06:00.0"));
            UUID id = askOn(other, vm, "06:00.0");
            ids.add(id);
            rivals.add(() -> {
                start.await();
                verdicts.handle(id, 1, allowed(other, vm, 1, RIVALS));
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
        try {
            for (Future<Void> done : threads.invokeAll(rivals)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(ids).allSatisfy(id -> assertThat(claims(id)).isOne());
        assertThat(Database.count(database, "select max(ordinal) from seat where vm = '" + vm + "'"))
                .isEqualTo(RIVALS);
    }

    /** T26: one assignment that cannot be read is put aside, and its neighbours in the batch get what they asked for. */
    @Test
    void t26_oneCorruptAssignmentBlocksNoOther() {
        hostHas(1, "06:00.0", "06:00.1", "07:00.0");
        List<UUID> ids = Stream.of("06:00.0", "06:00.1", "07:00.0")
                .map(function -> ask(vm + function.charAt(1) + function.charAt(6), function))
                .toList();
        UUID corrupt = ids.get(1);
        List<String> answers = ids.stream()
                .map(id -> Story.verdictJson(id.toString(), 1, "ALLOWED", 1L, 4))
                .toList();
        Database.execute(
                database,
                "update assignment set document = jsonb_build_object('was', document) where id = '" + corrupt + "'");
        try {
            polled.apply(
                    "policy-verdicts",
                    IntStream.range(0, ids.size())
                            .mapToObj(i -> Polled.event(
                                    Story.VERDICTS,
                                    ids.get(i).toString(),
                                    "slotkeeper.policy.verdict-issued.v1",
                                    answers.get(i)))
                            .toList());
            assertThat(claims(ids.get(0))).isOne();
            assertThat(claims(ids.get(2))).isOne();
            assertThat(claims(corrupt)).isZero();
        } finally {
            Database.execute(
                    database, "update assignment set document = document -> 'was' where id = '" + corrupt + "'");
        }
    }

    /** The guard itself: a fault that is planted is felt. */
    @Test
    void aPlantedFaultFails() {
        CountingDriver.failNext(1, Fault.BEFORE);
        try {
            assertThatThrownBy(() -> hostHas(1, "06:00.0")).hasStackTraceContaining("injected");
        } finally {
            CountingDriver.failNext(0, Fault.BEFORE);
        }
    }

    private void hostHas(long revision, String... functions) {
        hosts.handle(hostState(host, revision, functions));
    }

    private static HostState hostState(String host, long revision, String... functions) {
        return new HostState(
                host,
                "default",
                revision,
                "ESX",
                "4.0",
                Stream.of(functions)
                        .map(function -> new Address("0000:" + function))
                        .map(address ->
                                new HostState.Function(address, address.value(), null, Context.PASSTHROUGH, 1L, null))
                        .toList(),
                List.of());
    }

    private UUID ask(String machine, String... functions) {
        return askOn(host, machine, functions);
    }

    private UUID askOn(String on, String machine, String... functions) {
        CommandResult asked =
                request.handle(new NewRequest.Draft(on, machine, List.of(functions), "peer bugs", null, null), SOMEONE);
        return ((CommandResult.Done) asked).id();
    }

    private UUID claimed(String machine, String... functions) {
        return claimed(machine, 1, functions);
    }

    private UUID claimed(String machine, long revision, String... functions) {
        UUID id = ask(machine, functions);
        verdicts.handle(id, 1, allowed(machine, revision, 4));
        assertThat(claims(id)).isEqualTo(functions.length);
        return id;
    }

    private void giveBack(UUID id) {
        reportAll(id);
        release.handle(id, null, SOMEONE);
        reportAll(id);
        assertThat(state(id)).isEqualTo(StateName.RELEASED);
    }

    private void reportAll(UUID id) {
        for (List<UUID> pending = pending(id); !pending.isEmpty(); pending = pending(id)) {
            reports.handle(pending.get(0), new ReportOrder.Report(OrderOutcome.SUCCEEDED, null, "tester", "default"));
        }
    }

    private List<UUID> pending(UUID id) {
        return details(id).orders().stream()
                .filter(order -> order.state() == OrderState.PENDING)
                .map(Order::id)
                .toList();
    }

    private FindAssignments.Details details(UUID id) {
        return assignments.details(id, "default").orElseThrow();
    }

    private StateName state(UUID id) {
        Assignment assignment = details(id).assignment();
        return assignment.state().name();
    }

    private Verdict allowed(String machine, long revision, int max) {
        return allowed(host, machine, revision, max);
    }

    private static Verdict allowed(String on, String machine, long revision, int max) {
        return new Verdict(
                UUID.randomUUID(),
                Verdict.Outcome.ALLOWED,
                on,
                machine,
                null,
                revision,
                null,
                List.of(),
                List.of(),
                List.of(),
                new Limit(max, 0, 1, "PROFILE", "p", 1, null),
                Map.of(),
                Instant.EPOCH);
    }

    private int claims(UUID id) {
        int claims = Database.count(database, "select count(*) from claimed_function where assignment = '" + id + "'");
        int seats = Database.count(database, "select count(*) from seat where assignment = '" + id + "'");
        assertThat(seats).isEqualTo(claims);
        return claims;
    }

    private int held(String table) {
        return Database.count(database, "select count(*) from " + table + " where host = '" + host + "'");
    }

    private String holds() {
        return rows("hold") + rows("claimed_function") + rows("hold_member");
    }

    private String rows(String table) {
        return Database.text(
                database,
                "select coalesce(string_agg(t::text, ' ' order by t::text), '') from " + table + " t where host = '"
                        + host + "'");
    }

    /** Everything that this host's assignments have in the tables. */
    private String mine() {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            all.append(Database.text(
                    database,
                    "select coalesce(string_agg(t::text, ' ' order by t::text), '') from " + table
                            + " t where t::text like '%" + host + "%'"));
        }
        return all.toString();
    }
}
