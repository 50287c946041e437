package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Order;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The orders. */
public interface Orders {
    void add(Order order);

    void save(Order order);

    Optional<Order> find(UUID id);

    /** Whose order it is; never changes. */
    Optional<Owner> ownerOf(UUID id);

    List<Order> of(UUID assignment);

    Optional<Order> pendingOf(UUID assignment);

    /** Functions whose context other assignments' pending orders are about to change. */
    Set<Address> changingByOthers(String host, UUID assignment);

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
