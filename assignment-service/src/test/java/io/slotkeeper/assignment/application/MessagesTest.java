package io.slotkeeper.assignment.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Fact;
import io.slotkeeper.assignment.domain.Finding;
import io.slotkeeper.assignment.domain.Hold;
import io.slotkeeper.assignment.domain.HoldFindings;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderOutcome;
import io.slotkeeper.assignment.domain.OrderState;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.Refusal;
import io.slotkeeper.assignment.domain.Requester;
import io.slotkeeper.assignment.domain.Verdict;
import io.slotkeeper.assignment.domain.state.*;
import io.slotkeeper.messaging.testing.ContractFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    private static final UUID ID = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-11-22T14:00:02.918762Z");
    private static final Instant DEADLINE = Instant.parse("2026-11-23T14:00:02.918762Z");
    private static final Address PORT_0 = new Address("0000:06:00.0");
    private static final Address PORT_1 = new Address("0000:06:00.1");
    private static final PlannedOrder ENABLE = new PlannedOrder(OrderType.ENABLE, List.of(PORT_0, PORT_1));
    private static final PlannedOrder REBOOT = new PlannedOrder(OrderType.REBOOT, List.of(PORT_0, PORT_1));
    private static final PlannedOrder ATTACH = new PlannedOrder(OrderType.ATTACH, List.of(PORT_0));
    private static final Finding FEATURE_LOST =
            new Finding("mobility-loss", "feature-lost", "CONSENT", "vm-42", "It loses.", null, Map.of(), "policy");

    private final ContractFiles contracts = ContractFiles.of("assignment");

    @ParameterizedTest
    @EnumSource(Fact.class)
    void theExampleOfEveryFactSaysWhatIsReallySaid(Fact fact) {
        String message = Messages.of(fact, assignment(state(fact), PORT_0), cause(fact));
        assertThat(message)
                .isEqualTo(contracts.example(fact.eventType()).path("message").textValue())
                .matches("[A-Z].*[^.]\\.")
                .doesNotContain("null", "  ")
                .doesNotContainPattern("\\d\\dT\\d\\d:");
    }

    @Test
    void severalFunctionsAreToldAsSeveral() {
        assertThat(Messages.of(Fact.ATTACHED, assignment(new Attached(), PORT_0, PORT_1), Cause.system()))
                .isEqualTo("Functions 0000:06:00.0 and 0000:06:00.1 on esx-07 are attached to vm-42.");
    }

    @ParameterizedTest
    @CsvSource({"host is in use, host is in use", "Host is in use. , Host is in use"})
    void aDetailKeepsItsWordsAndLosesItsFullStop(String detail, String clause) {
        Failed failed = new Failed(Failed.Undo.NOTHING, detail);
        assertThat(Messages.of(Fact.FAILED, assignment(failed, PORT_0).withHold(null), Cause.system()))
                .isEqualTo("The assignment failed: " + clause + ".");
    }

    private static AssignmentState state(Fact fact) {
        return switch (fact) {
            case REQUESTED -> new Requested(1);
            case EVALUATION_REQUESTED -> new Requested(2);
            case CONSENT_AWAITED, CONSENT_GIVEN -> new AwaitingConsent(Set.of("feature-lost"), Set.of());
            case APPROVAL_AWAITED -> new AwaitingApproval();
            case CLAIMED -> new Claimed();
            case PREPARING, ORDER_REPORTED -> new Preparing(List.of(ENABLE, REBOOT, ATTACH));
            case ATTACHING -> new Attaching(ATTACH);
            case ATTACHED -> new Attached();
            case RELEASING -> new Releasing(List.of());
            case RELEASED -> new Released();
            case DENIED -> new Denied(refusal());
            case ORDER_OVERDUE -> new Cancelled(List.of());
            case CANCELLED -> new Cancelled(List.of());
            case EXPIRED -> new Expired(List.of());
            case FAILED -> new Failed(Failed.Undo.CONTEXT, "host did not come back");
        };
    }

    private static Cause cause(Fact fact) {
        return switch (fact) {
            case EVALUATION_REQUESTED ->
                Cause.system("the verdict was made from revision 2 of esx-07, which has revision 3");
            case ORDER_REPORTED ->
                new Cause(
                        "local-operator",
                        null,
                        null,
                        Messages.told(order(), OrderOutcome.SUCCEEDED, "local-operator", Optional.of(REBOOT)));
            case EXPIRED ->
                Cause.system(new AwaitingConsent(Set.of("feature-lost"), Set.of())
                        .waiting()
                        .orElseThrow()
                        .missed(DEADLINE));
            case ORDER_OVERDUE ->
                Cause.system(new Cancelled(List.of(new PlannedOrder(OrderType.DISABLE, List.of(PORT_0, PORT_1))))
                        .waiting()
                        .orElseThrow()
                        .missed(DEADLINE));
            default -> new Cause("local-requester", null, null, null);
        };
    }

    private static Order order() {
        return new Order(
                ID, ID, "default", "esx-07", "vm-42", ENABLE, OrderState.PENDING, List.of(), null, null, NOW, null);
    }

    private static Refusal refusal() {
        return new Refusal("function-held", "vm-41", Instant.parse("2026-11-22T13:00:59.918762Z"), null);
    }

    private static Assignment assignment(AssignmentState state, Address... functions) {
        Verdict allowed = new Verdict(
                ID,
                Verdict.Outcome.NEEDS_CONSENT,
                "esx-07",
                "vm-42",
                null,
                3L,
                null,
                List.of(),
                List.of(),
                List.of(FEATURE_LOST),
                null,
                Map.of(),
                NOW);
        Verdict verdict = state instanceof Denied denied
                ? allowed.deniedBy(
                        HoldFindings.functionHeld(PORT_0, denied.refusal()).finding())
                : allowed;
        Requester requester = new Requester("local-requester", false);
        return new Assignment(
                ID,
                new Assignment.Origin("default", requester, "local-requester", null, NOW),
                new NewRequest("esx-07", "vm-42", List.of(functions), "why not", Set.of(), null),
                state,
                1,
                1,
                new Assignment.Evaluation(NOW, null, null),
                verdict,
                new Hold(List.of(functions), NOW, DEADLINE),
                DEADLINE,
                NOW);
    }
}
