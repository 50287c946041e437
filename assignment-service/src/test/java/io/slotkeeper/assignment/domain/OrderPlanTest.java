package io.slotkeeper.assignment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderPlanTest {
    private static final Address PORT_0 = new Address("0000:06:00.0");
    private static final Address PORT_1 = new Address("0000:06:00.1");
    private static final Address SINGLE = new Address("0000:07:00.0");

    @Test
    void aGroupThatTheHostHasIsEnabledWholeBeforeTheRequestedPortIsAttached() {
        assertThat(plan(Context.HOST, Context.UNKNOWN, true).take(List.of(PORT_0)))
                .containsExactly(
                        order(OrderType.ENABLE, PORT_0, PORT_1),
                        order(OrderType.REBOOT, PORT_0, PORT_1),
                        order(OrderType.ATTACH, PORT_0));
    }

    @Test
    void withoutRebootWhereThePlatformNeedsNone() {
        assertThat(plan(Context.HOST, Context.HOST, false).take(List.of(PORT_0)))
                .containsExactly(order(OrderType.ENABLE, PORT_0, PORT_1), order(OrderType.ATTACH, PORT_0));
    }

    @Test
    void aPortInPassthroughIsOnlyAttached() {
        assertThat(plan(Context.PASSTHROUGH, Context.PASSTHROUGH, true).take(List.of(PORT_1)))
                .containsExactly(order(OrderType.ATTACH, PORT_1));
    }

    @Test
    void onlyTheGroupsThatNeedItAreEnabled() {
        assertThat(plan(Context.PASSTHROUGH, Context.PASSTHROUGH, false).take(List.of(PORT_0, SINGLE)))
                .containsExactly(order(OrderType.ENABLE, SINGLE), order(OrderType.ATTACH, PORT_0, SINGLE));
    }

    @Test
    void theLastHolderGivesTheWholeGroupBack() {
        assertThat(passthrough().giveBack(List.of(PORT_0), false, List.of(), List.of()))
                .containsExactly(order(OrderType.DISABLE, PORT_0, PORT_1), order(OrderType.REBOOT, PORT_0, PORT_1));
    }

    @Test
    void aGroupWithANeighbourStillHeldStays() {
        assertThat(passthrough().giveBack(List.of(PORT_0), false, List.of(PORT_1), List.of()))
                .isEmpty();
    }

    @Test
    void aGroupThatSomebodyIsChangingIsLeftToThem() {
        assertThat(passthrough().giveBack(List.of(PORT_0), false, List.of(), List.of(PORT_1)))
                .isEmpty();
    }

    @Test
    void aGroupThatTheHostHasIsNotGivenBackUnlessItWasTouched() {
        OrderPlan plan = plan(Context.HOST, Context.HOST, false);
        assertThat(plan.giveBack(List.of(PORT_0), false, List.of(), List.of())).isEmpty();
        assertThat(plan.giveBack(List.of(PORT_0), true, List.of(), List.of()))
                .containsExactly(order(OrderType.DISABLE, PORT_0, PORT_1));
    }

    @Test
    void aConfirmedOrderOverlaysWhatWasObservedUntilALaterObservation() {
        assertThat(contexts(2L, overlay(Context.PASSTHROUGH, 2, 1)).of(PORT_0)).isEqualTo(Context.PASSTHROUGH);
        assertThat(contexts(null, overlay(Context.PASSTHROUGH, 2, 1)).of(PORT_0))
                .isEqualTo(Context.PASSTHROUGH);
        assertThat(contexts(3L, overlay(Context.PASSTHROUGH, 2, 1)).of(PORT_0)).isEqualTo(Context.HOST);
        assertThat(contexts(null, overlay(Context.PASSTHROUGH, 2, 2), overlay(Context.HOST, 2, 1))
                        .of(PORT_0))
                .isEqualTo(Context.PASSTHROUGH);
        assertThat(contexts(null).of(new Address("0000:ff:00.0"))).isEqualTo(Context.UNKNOWN);
    }

    private static OrderPlan passthrough() {
        return plan(Context.PASSTHROUGH, Context.PASSTHROUGH, true);
    }

    private static OrderPlan plan(Context port0, Context port1, boolean reboot) {
        return new OrderPlan(new EffectiveContexts(host(port0, port1, null), List.of()), reboot);
    }

    private static EffectiveContexts contexts(Long contextRevision, ContextOverlay... overlays) {
        return new EffectiveContexts(host(Context.HOST, Context.HOST, contextRevision), List.of(overlays));
    }

    private static ContextOverlay overlay(Context context, long hostRevision, long sequence) {
        return new ContextOverlay(new UUID(0, 1), PORT_0, context, hostRevision, sequence, Instant.EPOCH);
    }

    static HostState host(Context port0, Context port1, Long contextRevision) {
        return new HostState(
                "esx-07",
                "default",
                3,
                "ESX",
                "4.0",
                List.of(
                        new HostState.Function(PORT_0, PORT_0.value(), null, port0, contextRevision, null),
                        new HostState.Function(PORT_1, PORT_0.value(), "0000:06:00.0", port1, contextRevision, null),
                        new HostState.Function(SINGLE, SINGLE.value(), null, Context.HOST, contextRevision, null)),
                List.of(new HostState.Group(PORT_0.value(), List.of(PORT_0, PORT_1))));
    }

    private static PlannedOrder order(OrderType type, Address... functions) {
        return new PlannedOrder(type, List.of(functions));
    }
}
