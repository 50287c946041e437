package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.ContextOverlay;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderState;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the current transaction has locked, and what only changes under those locks: read once for a whole batch, and
 * kept in step with what the transaction does. Hosts are locked first and assignments after that, each in the order of
 * their ids, so that two transactions never wait for each other.
 */
@TransactionScoped
class Workspace {
    private final Assignments assignments;
    private final Hosts hosts;
    private final Orders orders;
    private final Map<String, Optional<HostState>> lockedHosts = new HashMap<>();
    private final Map<UUID, Assignment> lockedAssignments = new HashMap<>();
    private final Map<String, List<ContextOverlay>> overlays = new HashMap<>();
    private final Map<String, Map<UUID, Order>> pending = new HashMap<>();

    @Inject
    Workspace(Assignments assignments, Hosts hosts, Orders orders) {
        this.assignments = assignments;
        this.hosts = hosts;
        this.orders = orders;
    }

    /** Locks what is not locked yet; ids that nobody knows are passed over. */
    void lock(Map<UUID, Assignments.Place> places) {
        Map<UUID, Assignments.Place> unlocked = new LinkedHashMap<>(places);
        unlocked.keySet().removeAll(lockedAssignments.keySet());
        if (unlocked.isEmpty()) {
            return;
        }
        List<String> newHosts = unlocked.values().stream()
                .map(Assignments.Place::host)
                .distinct()
                .filter(host -> !lockedHosts.containsKey(host))
                .toList();
        lockHosts(newHosts);
        hosts.overlays(newHosts, unlocked.keySet()).forEach(this::remember);
        assignments.lock(unlocked.keySet()).forEach(assignment -> lockedAssignments.put(assignment.id(), assignment));
    }

    private void lockHosts(List<String> newHosts) {
        if (newHosts.isEmpty()) {
            return;
        }
        newHosts.forEach(host -> {
            lockedHosts.put(host, Optional.empty());
            pending.put(host, new LinkedHashMap<>());
        });
        hosts.lock(newHosts).forEach(host -> lockedHosts.put(host.host(), Optional.of(host)));
        orders.pendingOn(newHosts).forEach(this::follow);
    }

    Optional<Locked> locked(UUID id) {
        return Optional.ofNullable(lockedAssignments.get(id))
                .map(assignment ->
                        new Locked(assignment, host(assignment.request().host())));
    }

    void save(Assignment assignment) {
        assignments.save(assignment);
        lockedAssignments.put(assignment.id(), assignment);
    }

    /** The order that may be carried out now, of the assignment itself. */
    Optional<Order> pendingOf(Assignment assignment) {
        return Optional.ofNullable(pendingOn(assignment.request().host()).get(assignment.id()));
    }

    /** The orders that may be carried out now on a locked host, by assignment. */
    Map<UUID, Order> pendingOn(String host) {
        return pending.getOrDefault(host, Map.of());
    }

    void add(Order order) {
        orders.add(order);
        follow(order);
    }

    void save(Order order) {
        orders.save(order);
        follow(order);
    }

    /** On a locked host, those in force and those that locked assignments brought about. */
    List<ContextOverlay> overlaysOn(String host) {
        return overlays.getOrDefault(host, List.of());
    }

    List<ContextOverlay> overlaysBy(Assignment assignment) {
        return overlaysOn(assignment.request().host()).stream()
                .filter(overlay -> overlay.assignment().equals(assignment.id()))
                .toList();
    }

    /** The contexts on a locked host have changed: they are read again. */
    void contextsChanged(Assignment assignment) {
        String host = assignment.request().host();
        overlays.remove(host);
        Collection<UUID> mine = lockedAssignments.values().stream()
                .filter(locked -> locked.request().host().equals(host))
                .map(Assignment::id)
                .toList();
        hosts.overlays(List.of(host), mine).forEach(this::remember);
    }

    private @Nullable HostState host(String host) {
        return lockedHosts.getOrDefault(host, Optional.empty()).orElse(null);
    }

    private void remember(String host, ContextOverlay overlay) {
        List<ContextOverlay> known = overlays.computeIfAbsent(host, h -> new ArrayList<>());
        if (!known.contains(overlay)) {
            known.add(overlay);
        }
    }

    private void remember(Hosts.OverlayOn found) {
        remember(found.host(), found.overlay());
    }

    private void follow(Order order) {
        Map<UUID, Order> onHost = pending.computeIfAbsent(order.host(), host -> new LinkedHashMap<>());
        if (order.state() == OrderState.PENDING) {
            onHost.put(order.assignment(), order);
        } else {
            onHost.remove(order.assignment());
        }
    }
}
