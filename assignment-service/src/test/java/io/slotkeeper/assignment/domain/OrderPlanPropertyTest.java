package io.slotkeeper.assignment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every request on a host with a dual-port card and a single one, whatever their contexts. */
class OrderPlanPropertyTest {
    private static final List<Address> ALL =
            List.of(new Address("0000:06:00.0"), new Address("0000:06:00.1"), new Address("0000:07:00.0"));

    @Property
    void takingEndsWithOneAttachOfExactlyWhatWasAsked(
            @ForAll("requests") Set<Address> asked, @ForAll Context port0, @ForAll Context port1) {
        List<Address> requested = asked.stream().sorted().toList();
        List<PlannedOrder> chain = plan(port0, port1).take(requested);
        assertThat(chain.get(chain.size() - 1)).isEqualTo(new PlannedOrder(OrderType.ATTACH, requested));
        assertThat(chain).filteredOn(order -> order.type() == OrderType.ATTACH).hasSize(1);
    }

    @Property
    void afterTheChainEveryRequestedFunctionAndItsGroupIsInPassthrough(
            @ForAll("requests") Set<Address> asked, @ForAll Context port0, @ForAll Context port1) {
        OrderPlan plan = plan(port0, port1);
        List<Address> enabled = plan.take(asked.stream().sorted().toList()).stream()
                .filter(order -> order.type() == OrderType.ENABLE)
                .flatMap(order -> order.functions().stream())
                .toList();
        assertThat(asked).allMatch(a -> enabled.contains(a) || plan.contexts().isPassthrough(a));
        assertThat(enabled).noneMatch(plan.contexts()::isPassthrough);
    }

    @Property
    void nothingThatOthersHoldIsGivenBack(
            @ForAll("requests") Set<Address> asked, @ForAll("requests") Set<Address> held) {
        assertThat(plan(Context.PASSTHROUGH, Context.PASSTHROUGH)
                        .giveBack(asked.stream().sorted().toList(), true, held, Set.of()))
                .allSatisfy(order -> assertThat(order.functions()).doesNotContainAnyElementsOf(held));
    }

    @Provide
    Arbitrary<Set<Address>> requests() {
        return Arbitraries.of(ALL).set().ofMinSize(1);
    }

    private static OrderPlan plan(Context port0, Context port1) {
        return new OrderPlan(new EffectiveContexts(OrderPlanTest.host(port0, port1, null), List.of()), true);
    }
}
