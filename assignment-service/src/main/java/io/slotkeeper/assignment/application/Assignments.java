package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.StateName;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The assignments. Whoever changes one locks its host first and the assignment after that. */
public interface Assignments {
    void add(Assignment assignment);

    void save(Assignment assignment);

    /** As it stands, without a lock. */
    Optional<Assignment> find(UUID id);

    /** Locked until the transaction ends; must not have been read in the same transaction before. */
    Optional<Assignment> lock(UUID id);

    /** The host and project of an assignment, which never change. */
    Optional<Place> placeOf(UUID id);

    /** The state as it stands, without reading the rest. */
    Optional<StateName> stateOf(UUID id);

    List<Assignment> list(Filter filter);

    /** Claims on the host that no order follows yet, oldest first. */
    List<UUID> claimedOn(String host);

    /** Requests whose verdict waits for the host's revision. */
    List<UUID> parkedOn(String host, long revision);

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
