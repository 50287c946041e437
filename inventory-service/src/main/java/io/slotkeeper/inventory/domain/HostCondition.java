package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.Nullable;

/** How a host is, as the source says that spoke last; null where none says. */
public record HostCondition(
        HostConnection connection, @Nullable Boolean maintenance, @Nullable Boolean rebootRequired) {
    public static final HostCondition UNKNOWN = new HostCondition(HostConnection.UNKNOWN, null, null);

    static HostCondition of(HostFacts facts) {
        return new HostCondition(facts.connection(), facts.maintenance(), facts.rebootRequired());
    }
}
