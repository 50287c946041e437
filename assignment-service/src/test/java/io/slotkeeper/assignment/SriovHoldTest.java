package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.assignment.application.Caller;
import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.FindAssignments;
import io.slotkeeper.assignment.application.HandleVerdict;
import io.slotkeeper.assignment.application.RequestAssignment;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A physical function and its virtual ones are never both given away, whatever the verdicts said when they were made. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class SriovHoldTest {
    private static final Caller SOMEONE = new Caller("tester", "default", false, null, null);
    private static final String PHYSICAL = "0000:08:00.0";
    private static final List<String> VIRTUAL = List.of("0000:08:10.0", "0000:08:10.2", "0000:08:10.4");
    private static final String NEIGHBOUR = "0000:08:10.1";

    @Inject
    RequestAssignment request;

    @Inject
    HandleVerdict verdicts;

    @Inject
    FindAssignments assignments;

    @Inject
    AgroalDataSource database;

    private final String host = Story.newHost();

    @Test
    void withAPhysicalFunctionItsVirtualOnesAreGone() {
        hostIsKnown();
        UUID physical = decided(PHYSICAL);
        UUID virtual = decided(VIRTUAL.get(1));
        UUID neighbour = decided(NEIGHBOUR);
        assertThat(state(physical)).isEqualTo(StateName.ATTACHING);
        assertThat(state(neighbour)).isEqualTo(StateName.ATTACHING);
        assertRefused(
                virtual,
                "physical-function-held",
                "Function 0000:08:10.2 is a virtual function of 0000:08:00.0, which is held by " + vm(PHYSICAL));
    }

    @Test
    void withVirtualFunctionsThePhysicalOneIsGone() {
        hostIsKnown();
        VIRTUAL.forEach(function -> assertThat(state(decided(function))).isEqualTo(StateName.ATTACHING));
        assertRefused(
                decided(PHYSICAL),
                "virtual-functions",
                "Function 0000:08:00.0 has the virtual function 0000:08:10.0, which would end and is held by "
                        + vm(VIRTUAL.get(0)));
    }

    @Test
    void ofOneBatchTheFirstWins() {
        hostIsKnown();
        List<UUID> ids = Stream.concat(
                        Stream.of(VIRTUAL.get(0), PHYSICAL), VIRTUAL.stream().skip(1))
                .map(this::asked)
                .toList();
        verdicts.handle(ids.stream()
                .map(id -> new HandleVerdict.Answer(id, 1, Life.verdict(host, "vm", false), Runnable::run))
                .toList());
        assertThat(ids.stream().map(this::state))
                .containsExactly(StateName.ATTACHING, StateName.DENIED, StateName.ATTACHING, StateName.ATTACHING);
    }

    @RepeatedTest(5)
    void ofManyAtOnceOneSideWins() throws Exception {
        hostIsKnown();
        List<String> wanted = Stream.of(List.of(PHYSICAL), VIRTUAL, List.of(PHYSICAL), VIRTUAL)
                .flatMap(List::stream)
                .toList();
        List<UUID> ids = wanted.stream().map(this::asked).toList();
        CyclicBarrier start = new CyclicBarrier(ids.size());
        List<Callable<UUID>> rivals = new ArrayList<>();
        ids.forEach(id -> rivals.add(() -> {
            start.await();
            verdicts.handle(id, 1, Life.verdict(host, "vm", false));
            return id;
        }));
        ExecutorService threads = Executors.newFixedThreadPool(rivals.size());
        try {
            for (Future<UUID> done : threads.invokeAll(rivals)) {
                assertThat(state(done.get())).isIn(StateName.ATTACHING, StateName.DENIED);
            }
        } finally {
            threads.shutdown();
        }
        List<String> won = ids.stream()
                .filter(id -> state(id) == StateName.ATTACHING)
                .map(id -> wanted.get(ids.indexOf(id)))
                .sorted()
                .toList();
        assertThat(won).isIn(List.of(PHYSICAL), VIRTUAL);
    }

    private void hostIsKnown() {
        String functions = Stream.concat(Stream.of(PHYSICAL, NEIGHBOUR), VIRTUAL.stream())
                .map(SriovHoldTest::function)
                .collect(Collectors.joining(","));
        try (Story story = new Story()) {
            story.kafka.send(
                    Story.HOSTS,
                    host,
                    "slotkeeper.inventory.host-state.v1",
                    host,
                    """
                    {"host":"%s","project":"default","platform":"KVM","version":"9","revision":1,"retired":false,
                    "functions":[%s],"groups":[]}"""
                            .formatted(host, functions));
        }
        Awaitility.await().untilAsserted(() -> assertThat(
                        Database.count(database, "select count(*) from host_state where host = '" + host + "'"))
                .isOne());
    }

    private static String function(String address) {
        String role = VIRTUAL.contains(address)
                ? "\"VIRTUAL\",\"physicalFunction\":\"" + PHYSICAL + "\""
                : "\"PHYSICAL\",\"physicalFunction\":null";
        return """
        {"address":"%s","assignable":true,"contextGroup":"%s","holderGroup":null,"context":"PASSTHROUGH",
        "contextRevision":1,"sriov":{"role":%s,"enabled":true,"active":true,"virtualFunctions":null}}"""
                .formatted(address, address, role);
    }

    private void assertRefused(UUID id, String code, String message) {
        Assignment denied = assignment(id);
        assertThat(denied.state().name()).isEqualTo(StateName.DENIED);
        assertThat(Objects.requireNonNull(denied.verdict()).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.rule()).isEqualTo("exclusive-use");
                    assertThat(finding.message()).startsWith(message);
                });
    }

    private StateName state(UUID id) {
        return assignment(id).state().name();
    }

    private Assignment assignment(UUID id) {
        return assignments.details(id, "default").orElseThrow().assignment();
    }

    private UUID decided(String function) {
        UUID id = asked(function);
        verdicts.handle(id, 1, Life.verdict(host, vm(function), false));
        return id;
    }

    private UUID asked(String function) {
        NewRequest.Draft draft = new NewRequest.Draft(host, vm(function), List.of(function), "single root", null, null);
        return ((CommandResult.Done) request.handle(draft, SOMEONE)).id();
    }

    private String vm(String function) {
        return host + "-vm-" + function.substring(5).replace(':', '-');
    }
}
