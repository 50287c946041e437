package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.HostState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Keeps the read model of hosts; an older revision is passed over. Verdicts that waited for this revision go on. */
@ApplicationScoped
public class HandleHostState {
    private final Hosts hosts;
    private final Assignments assignments;
    private final HandleVerdict verdicts;

    @Inject
    HandleHostState(Hosts hosts, Assignments assignments, HandleVerdict verdicts) {
        this.hosts = hosts;
        this.assignments = assignments;
        this.verdicts = verdicts;
    }

    @Transactional
    public void handle(HostState state) {
        handle(List.of(state));
    }

    /** A batch; of several states of one host the newest counts. */
    @Transactional
    public void handle(List<HostState> states) {
        if (states.isEmpty()) {
            return;
        }
        Map<String, HostState> newest = new LinkedHashMap<>();
        states.forEach(state ->
                newest.merge(state.host(), state, BinaryOperator.maxBy(Comparator.comparingLong(HostState::revision))));
        Set<String> updated = hosts.update(newest.values());
        if (!updated.isEmpty()) {
            Map<String, Long> revisions = newest.values().stream()
                    .filter(state -> updated.contains(state.host()))
                    .collect(Collectors.toMap(HostState::host, HostState::revision));
            verdicts.resume(assignments.parkedOn(revisions));
        }
    }

    /** Under the lock under which holds are placed, so that no host goes that has just got one. */
    @Transactional
    public void removed(String host) {
        if (!hosts.lock(List.of(host)).isEmpty()) {
            hosts.remove(host);
        }
    }
}
