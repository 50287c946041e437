package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.assignment.application.Caller;
import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.Holds;
import io.slotkeeper.assignment.application.RequestAssignment;
import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Hold;
import io.slotkeeper.assignment.domain.HoldRequest;
import io.slotkeeper.assignment.domain.HoldResult;
import io.slotkeeper.assignment.domain.Limit;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fifty at once for overlapping functions of one holder group: one winner, and nothing left behind. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class HoldRaceTest {
    private static final int RIVALS = 50;
    private static final Limit TWO = new Limit(2, 0, 1, "PROFILE", "esx-4.0", 1, null);
    private static final List<Address> GROUP =
            IntStream.range(0, 4).mapToObj(i -> new Address("0000:06:00." + i)).toList();

    @Inject
    Holds holds;

    @Inject
    RequestAssignment request;

    @Inject
    AgroalDataSource database;

    private final String host = Story.newHost();

    @Test
    void theConstraintsAloneChooseOneWinner() throws Exception {
        List<UUID> ids = IntStream.range(0, RIVALS).mapToObj(i -> stored(vm(i))).toList();
        CyclicBarrier start = new CyclicBarrier(RIVALS);
        List<Callable<HoldResult>> rivals = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++) {
            HoldRequest wanted = wanted(ids.get(i), vm(i), requested(i), GROUP);
            rivals.add(() -> {
                start.await();
                return QuarkusTransaction.requiringNew().call(() -> holds.place(wanted));
            });
        }
        List<HoldResult> results = all(rivals);
        int winner = IntStream.range(0, RIVALS)
                .filter(i -> results.get(i) instanceof HoldResult.Placed)
                .reduce((a, b) -> {
                    throw new AssertionError("two winners");
                })
                .orElseThrow();
        assertThat(results)
                .filteredOn(HoldResult.Refused.class::isInstance)
                .hasSize(RIVALS - 1)
                .allSatisfy(refused -> {
                    HoldResult.Refused lost = (HoldResult.Refused) refused;
                    assertThat(lost.refusal().code()).isIn("function-held", "group-held");
                    assertThat(lost.refusal().holder()).isEqualTo(vm(winner));
                    assertThat(lost.refusal().since()).isNotNull();
                    assertThat(lost.finding().by()).isEqualTo("assignment");
                });
        assertThat(rows("hold", "host = '" + host + "' and vm = '" + vm(winner) + "' and holders = 1"))
                .isEqualTo(4);
        assertThat(rows("hold", "host = '" + host + "'")).isEqualTo(4);
        int seats = requested(winner).size();
        assertThat(rows("claimed_function", "host = '" + host + "'")).isEqualTo(seats);
        assertThat(rows("seat", "vm like '" + host + "%'")).isEqualTo(seats);
        freeTwiceAndNeverAnothers(ids.get(winner), ids.get((winner + 1) % RIVALS));
    }

    /** A late duplicate of a release never frees the claim that came after it. */
    private void freeTwiceAndNeverAnothers(UUID winner, UUID next) {
        QuarkusTransaction.requiringNew().run(() -> holds.free(winner));
        assertThat(rows("hold", "host = '" + host + "'")).isZero();
        HoldRequest again = wanted(next, host + "-next", List.of(GROUP.get(0)), GROUP);
        assertThat(QuarkusTransaction.requiringNew().call(() -> holds.place(again)))
                .isInstanceOf(HoldResult.Placed.class);
        QuarkusTransaction.requiringNew().run(() -> holds.free(winner));
        assertThat(rows("hold", "host = '" + host + "'")).isEqualTo(4);
        assertThat(rows("claimed_function", "host = '" + host + "'")).isOne();
    }

    @Test
    void fiftyVerdictsOverKafkaMakeOneClaimAndFortyNineDenials() {
        try (Story story = new Story()) {
            story.hostIs(host, 1, true);
            List<String> ids = IntStream.range(0, RIVALS)
                    .mapToObj(i -> Story.ask(host, vm(i), i % 2 == 0 ? Story.PORT_0 : Story.PORT_1))
                    .toList();
            ids.parallelStream().forEach(id -> story.verdict(id, 1, "ALLOWED", 1L));
            List<JsonNode> views = ids.stream()
                    .map(id -> Story.awaitAssignment(
                            id, v -> !v.path("state").textValue().equals("REQUESTED")))
                    .toList();
            JsonNode winner = views.stream()
                    .filter(v -> v.path("state").textValue().equals("PREPARING"))
                    .findFirst()
                    .orElseThrow();
            assertThat(views)
                    .filteredOn(v -> v.path("state").textValue().equals("DENIED"))
                    .hasSize(RIVALS - 1)
                    .allSatisfy(v -> {
                        assertThat(v.at("/refusal/holder")).isEqualTo(winner.path("vm"));
                        assertThat(v.at("/verdict/outcome").textValue()).isEqualTo("DENIED");
                        assertThat(v.at("/verdict/findings/0/by").textValue()).isEqualTo("assignment");
                    });
            assertThat(rows("hold_member m join assignment a on a.id = m.assignment", "a.host = '" + host + "'"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aVirtualMachineHasAsManySeatsAsItsLimit() {
        String vm = host + "-full";
        List<Address> singles = IntStream.range(1, 5)
                .mapToObj(i -> new Address("0000:0%d:00.0".formatted(i)))
                .toList();
        assertThat(place(stored(vm), vm, singles.subList(0, 2))).isInstanceOf(HoldResult.Placed.class);
        HoldResult third = place(stored(vm), vm, singles.subList(2, 3));
        assertThat(((HoldResult.Refused) third).refusal().code()).isEqualTo("limit-exceeded");
        assertThat(rows("hold", "host = '" + host + "'")).isEqualTo(2);
        assertThat(rows("seat", "vm = '" + vm + "'")).isEqualTo(2);
    }

    @Test
    void oneMachineMayHoldItsGroupTwiceButNoFunctionTwiceAndStrangersAreNotNamed() {
        String vm = host + "-own";
        UUID first = stored(vm);
        assertThat(place(first, vm, List.of(GROUP.get(0)), GROUP)).isInstanceOf(HoldResult.Placed.class);
        assertThat(place(stored(vm), vm, List.of(GROUP.get(1)), GROUP)).isInstanceOf(HoldResult.Placed.class);
        assertThat(rows("hold", "host = '" + host + "' and holders = 2")).isEqualTo(4);
        HoldResult.Refused twice = (HoldResult.Refused) place(stored(vm), vm, List.of(GROUP.get(0)), GROUP);
        assertThat(twice.refusal().code()).isEqualTo("function-held");
        HoldRequest strange = new HoldRequest(
                stored("x-" + host),
                "other",
                host,
                "x-" + host,
                List.of(GROUP.get(2)),
                List.of(),
                new Hold(GROUP, Instant.EPOCH, null),
                TWO,
                null);
        HoldResult.Refused stranger =
                (HoldResult.Refused) QuarkusTransaction.requiringNew().call(() -> holds.place(strange));
        assertThat(stranger.refusal().code()).isEqualTo("group-held");
        assertThat(stranger.refusal().holder()).isEqualTo("another project");
        QuarkusTransaction.requiringNew().run(() -> holds.free(first));
        assertThat(rows("hold", "host = '" + host + "' and holders = 1")).isEqualTo(4);
    }

    private HoldResult place(UUID id, String vm, List<Address> requested) {
        return place(id, vm, requested, requested);
    }

    private HoldResult place(UUID id, String vm, List<Address> requested, List<Address> members) {
        return QuarkusTransaction.requiringNew().call(() -> holds.place(wanted(id, vm, requested, members)));
    }

    private HoldRequest wanted(UUID id, String vm, List<Address> requested, List<Address> members) {
        return new HoldRequest(
                id, "default", host, vm, requested, List.of(), new Hold(members, Instant.now(), null), TWO, null);
    }

    private UUID stored(String vm) {
        NewRequest.Draft draft = new NewRequest.Draft(host, vm, List.of("06:00.0"), "race", null, null);
        CommandResult result = request.handle(draft, new Caller("tester", "default", false, null, null));
        return ((CommandResult.Done) result).id();
    }

    private static List<Address> requested(int rival) {
        return rival % 3 == 0 ? GROUP.subList(1, 3) : List.of(GROUP.get(rival % 4));
    }

    private String vm(int rival) {
        return host + "-vm-" + rival;
    }

    private int rows(String table, String where) {
        return Database.count(database, "select count(*) from " + table + " where " + where);
    }

    private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
