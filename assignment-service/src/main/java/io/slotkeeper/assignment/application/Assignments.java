package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.StateName;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The assignments. Whoever changes one locks its host first and the assignment after that. */
public interface Assignments {
    void add(Assignment assignment);

    void save(Assignment assignment);

    /** As it stands, without a lock. */
    Optional<Assignment> find(UUID id);

    /** Locked in the order of their ids until the transaction ends; must not have been read in it before. */
    List<Assignment> lock(Collection<UUID> ids);

    /** The hosts and projects of those that exist, which never change. */
    Map<UUID, Place> placesOf(Collection<UUID> ids);

    /** The state as it stands, without reading the rest. */
    Optional<StateName> stateOf(UUID id);

    List<Assignment> list(Filter filter);

    /** The next ones in the order of their ids. */
    List<UUID> page(@Nullable UUID after, int limit);

    /** Claims on the host that no order follows yet, oldest first. */
    List<UUID> claimedOn(String host);

    /** Requests whose verdict waits for the host's revision, or an older one, by host. */
    List<UUID> parkedOn(Map<String, Long> revisions);

    /** Those past their deadline by the database's time that nobody else is working on, longest overdue first. */
    List<UUID> overdue(Collection<UUID> except, int limit);

    /** What waits with a deadline, by state. */
    List<Waits> waits();

    /** How many wait in a state, since when the first of them by the database's time, and how many are overdue. */
    record Waits(String state, int count, Duration oldest, int overdue) {}

    record Place(String host, String project) {}

    /** What to list: newest first, after the id given; null filters nothing. */
    record Filter(
            String project,
            @Nullable String state,
            @Nullable String host,
            @Nullable String vm,
            @Nullable String externalRef,
            int limit,
            @Nullable UUID after) {}
}
