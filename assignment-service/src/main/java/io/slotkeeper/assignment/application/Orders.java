package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Order;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The orders. */
public interface Orders {
    void add(Order order);

    void save(Order order);

    Optional<Order> find(UUID id);

    /** Whose orders they are, which never changes; unknown ones are passed over. */
    Map<UUID, Owner> ownersOf(Collection<UUID> ids);

    List<Order> of(UUID assignment);

    /** The orders that may be carried out now on the hosts. */
    List<Order> pendingOn(Collection<String> hosts);

    /**
     * Those that are pending, and those that were issued since then and cancelled: the next ones in the order of their
     * ids, locked until the transaction ends.
     */
    List<Order> lockPage(@Nullable UUID after, Instant since, int limit);

    /** Pending ones first, then newest first. */
    List<Order> list(Filter filter);

    record Owner(UUID assignment, String project) {}

    record Filter(
            String project,
            @Nullable String host,
            @Nullable String state,
            @Nullable String type,
            int limit,
            @Nullable UUID after) {}
}
