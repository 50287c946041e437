package io.slotkeeper.assignment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.assignment.domain.state.AssignmentState;
import io.slotkeeper.assignment.domain.state.Attaching;
import io.slotkeeper.assignment.domain.state.Cancelled;
import io.slotkeeper.assignment.domain.state.Expired;
import io.slotkeeper.assignment.domain.state.Failed;
import io.slotkeeper.assignment.domain.state.Preparing;
import io.slotkeeper.assignment.domain.state.Releasing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Of every state: whom it waits for, for what, which setting bounds it and where it ends. A dash is nobody, or never. */
class WaitingTableTest {
    private static final String TABLE =
            """
            REQUESTED         | POLICY    | give-verdict       | verdict-timeout  | asked again
            QUEUED            | HOLDER    | give-back          | others-wait      | EXPIRED
            OFFERED           | REQUESTER | accept-offer       | tentative-hold   | EXPIRED
            DENIED            | -         | -                  | -                | -
            AWAITING_CONSENT  | REQUESTER | consent            | tentative-hold   | EXPIRED
            AWAITING_APPROVAL | APPROVER  | approve            | tentative-hold   | EXPIRED
            CLAIMED           | OPERATOR  | end-context-change | others-wait      | EXPIRED
            PREPARING         | OPERATOR  | report-order       | order-wait       | FAILED
            ATTACHING         | OPERATOR  | report-order       | order-wait       | FAILED
            ATTACHED          | -         | -                  | -                | -
            DRIFTED           | OPERATOR  | repair             | maintenance-wait | FAILED
            RELEASING         | OPERATOR  | report-order       | order-wait       | FAILED
            SANITISING        | OPERATOR  | sanitise           | order-wait       | FAILED
            RELEASED          | -         | -                  | -                | -
            CANCELLED         | OPERATOR  | report-order       | order-wait       | CANCELLED
            EXPIRED           | OPERATOR  | report-order       | order-wait       | EXPIRED
            FAILED            | OPERATOR  | release            | -                | -
            """;
    private static final String LATE = "late";

    @TestFactory
    Stream<DynamicTest> everyStateSaysWhomItWaitsFor() {
        return rows().entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(), () -> assertThat(answer(States.sample(StateName.valueOf(row.getKey()))))
                                .isEqualTo(row.getValue())));
    }

    @Test
    void theTableHasEveryState() {
        assertThat(rows().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(StateName.values()).map(Enum::name).toList());
    }

    /** I15: what is bounded has an owner and an action, and ends somewhere else or waits for one thing less. */
    @TestFactory
    Stream<DynamicTest> nothingTransientStaysAsItIs() {
        return Arrays.stream(StateName.values())
                .map(States::sample)
                .filter(state -> state.waiting().filter(Waiting::isTransient).isPresent())
                .filter(state -> state.name() != StateName.REQUESTED)
                .map(state -> DynamicTest.dynamicTest(state.name().name(), () -> {
                    Decision.Accepted ended = (Decision.Accepted) state.deadlinePassed(LATE, List.of());
                    assertThat(ended.next().waiting().filter(Waiting::isTransient))
                            .isEmpty();
                    assertThat(ended.next().pendingOrder()).isEmpty();
                }));
    }

    /** Where an order was issued nobody knows what was done, so the hold stays; where none was, it goes. */
    @TestFactory
    Stream<DynamicTest> aHoldEndsAtTheDeadlineOnlyWhereNoOrderWasIssued() {
        return Stream.of(StateName.values())
                .map(States::sample)
                .filter(AssignmentState::holds)
                .filter(state -> state.deadlinePassed(LATE, List.of()) instanceof Decision.Accepted)
                .map(state -> DynamicTest.dynamicTest(state.name().name(), () -> {
                    AssignmentState next = ((Decision.Accepted) state.deadlinePassed(LATE, List.of())).next();
                    boolean touched = state.pendingOrder().isPresent()
                            || state.name() == StateName.DRIFTED
                            || state.name() == StateName.SANITISING;
                    assertThat(next.holds()).isEqualTo(touched);
                }));
    }

    @Test
    void anUnreportedOrderMayHaveBeenCarriedOut() {
        assertThat(failed(new Preparing(List.of(States.ENABLE, States.ATTACH)))).isEqualTo(Failed.Undo.CONTEXT);
        assertThat(failed(new Preparing(List.of(States.REBOOT, States.ATTACH)))).isEqualTo(Failed.Undo.CONTEXT);
        assertThat(failed(new Attaching(States.ATTACH))).isEqualTo(Failed.Undo.ATTACHMENT);
        assertThat(failed(new Releasing(List.of(States.DETACH)))).isEqualTo(Failed.Undo.ATTACHMENT);
        assertThat(failed(new Releasing(List.of(States.DISABLE, States.REBOOT))))
                .isEqualTo(Failed.Undo.CONTEXT);
    }

    @Test
    void whatIsKeptInPassthroughIsGivenBackWhenAClaimRunsOut() {
        Decision decision = States.sample(StateName.CLAIMED).deadlinePassed(LATE, List.of(States.DISABLE));
        assertThat(((Decision.Accepted) decision).next()).isEqualTo(new Expired(List.of(States.DISABLE)));
    }

    @Test
    void anEndedStateWithoutOrdersWaitsForNobody() {
        for (AssignmentState ended : List.of(new Cancelled(List.of()), new Expired(List.of()))) {
            assertThat(ended.waiting()).isEmpty();
            assertThat(ended.deadlinePassed(LATE, List.of())).isInstanceOf(Decision.Unchanged.class);
        }
    }

    @Test
    void aRestartWaitsForAMaintenanceWindow() {
        assertThat(Arrays.stream(OrderType.values())
                        .filter(type -> type.limit() == TimeLimit.MAINTENANCE)
                        .toList())
                .containsExactly(OrderType.REBOOT);
    }

    @Test
    void theSentencesSayWhatIsAwaitedFromWhom() {
        Waiting waiting = States.sample(StateName.PREPARING).waiting().orElseThrow();
        assertThat(waiting.sentence())
                .isEqualTo("A report on order ENABLE for 0000:06:00.0 is awaited from an operator.");
        assertThat(waiting.missed(Instant.parse("2026-11-23T14:00:59Z")))
                .isEqualTo("a report on order ENABLE for 0000:06:00.0 was awaited from an operator until"
                        + " 2026-11-23 14:00 UTC, in vain");
    }

    /** The operators' page has the same table. */
    @Test
    void thePageForOperatorsSaysTheSame() throws Exception {
        Path page = Path.of("..", "deploy", "docs", "operations", "deadlines.md");
        Map<String, List<String>> told = Files.readAllLines(page).stream()
                .filter(line -> line.matches("\\| `[A-Z].*"))
                .map(WaitingTableTest::cells)
                .collect(Collectors.toMap(cells -> cells.get(0), cells -> cells.subList(1, 5)));
        assertThat(told).isEqualTo(rows());
    }

    private static Object failed(AssignmentState state) {
        Decision.Accepted accepted = (Decision.Accepted) state.deadlinePassed(LATE, List.of());
        Failed failed = (Failed) accepted.next();
        assertThat(failed.detail()).isEqualTo(LATE);
        return failed.undo();
    }

    private static List<String> answer(AssignmentState state) {
        return state.waiting()
                .map(waiting -> List.of(
                        waiting.owner().name(),
                        waiting.action().code(),
                        waiting.limit() == null ? "-" : waiting.limit().setting(),
                        end(state)))
                .orElse(List.of("-", "-", "-", end(state)));
    }

    private static String end(AssignmentState state) {
        if (state.name() == StateName.REQUESTED) {
            return "asked again";
        }
        return state.deadlinePassed(LATE, List.of()) instanceof Decision.Accepted accepted
                ? accepted.next().name().name()
                : "-";
    }

    private static TreeMap<String, List<String>> rows() {
        TreeMap<String, List<String>> rows = new TreeMap<>();
        TABLE.lines().map(WaitingTableTest::cells).forEach(cells -> rows.put(cells.get(0), cells.subList(1, 5)));
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|"))
                .map(cell -> cell.replace("`", "").strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
    }
}
