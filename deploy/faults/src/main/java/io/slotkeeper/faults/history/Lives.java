package io.slotkeeper.faults.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts lives together from history rows, events and states. The database's word goes before the topic's. */
final class Lives {
    private final Map<UUID, SortedMap<Integer, Raw>> raw = new LinkedHashMap<>();
    private final Map<UUID, Map<Integer, Wire.State>> states = new LinkedHashMap<>();
    private final Map<UUID, Set<String>> members = new LinkedHashMap<>();

    /** A fact before it is known what was held. */
    private record Raw(String eventId, @Nullable String fact, Wire.Event event, String from) {}

    static Map<UUID, Life> of(
            List<Rows.History> history,
            List<Wire.Sent<Wire.Event>> events,
            List<Wire.Sent<Wire.State>> states,
            List<Rows.Assignment> rows) {
        Lives lives = new Lives();
        history.forEach(lives::add);
        events.forEach(lives::add);
        states.forEach(state -> lives.add(state.data()));
        rows.forEach(row -> lives.membersOf(row.id()).addAll(row.heldMembers()));
        Map<UUID, Life> all = new LinkedHashMap<>();
        lives.raw.forEach((id, facts) -> all.put(id, lives.life(id, facts)));
        return all;
    }

    private void add(Rows.History row) {
        JsonNode event = row.event();
        if (event == null || !event.isObject()) {
            return;
        }
        Wire.Event told = Json.read(Json.EVENTS, event, Wire.Event.class);
        Wire.Event stored = new Wire.Event(
                row.assignment(),
                row.project(),
                row.revision(),
                row.state(),
                row.previousState(),
                told.attempt(),
                told.host(),
                told.vm(),
                told.functions(),
                row.actor(),
                told.requester(),
                told.externalRef(),
                row.message(),
                told.findings(),
                row.at());
        put(row.assignment(), row.revision(), new Raw(row.eventId().toString(), row.fact(), stored, "history"));
    }

    private void add(Wire.Sent<Wire.Event> sent) {
        Wire.Event event = sent.data();
        String type = sent.record().type();
        put(event.assignment(), event.revision(), new Raw(sent.record().id(), fact(type), event, "topic"));
    }

    private void add(Wire.State state) {
        states.computeIfAbsent(state.assignment(), id -> new TreeMap<>()).put(state.revision(), state);
        if (state.hold() != null) {
            membersOf(state.assignment()).addAll(state.hold().groupMembers());
        }
    }

    private void put(UUID id, int revision, Raw fact) {
        raw.computeIfAbsent(id, unseen -> new TreeMap<>()).putIfAbsent(revision, fact);
    }

    private Set<String> membersOf(UUID id) {
        return members.computeIfAbsent(id, unseen -> new TreeSet<>());
    }

    private Life life(UUID id, SortedMap<Integer, Raw> facts) {
        Wire.Event first = facts.values().iterator().next().event();
        SortedMap<Integer, Life.Step> steps = new TreeMap<>();
        boolean held = false;
        for (Map.Entry<Integer, Raw> fact : facts.entrySet()) {
            held = holds(id, fact.getKey(), fact.getValue().event().state(), held);
            steps.put(fact.getKey(), step(fact.getValue(), held));
        }
        return new Life(
                id,
                first.project(),
                first.host(),
                first.vm(),
                first.requester() == null ? "" : first.requester().subject(),
                new TreeSet<>(first.functions()),
                membersOf(id),
                steps);
    }

    /** The published state says it where there is one; else the name of the state does. */
    private boolean holds(UUID id, int revision, String state, boolean before) {
        Wire.State told = states.getOrDefault(id, Map.of()).get(revision);
        if (told != null) {
            return told.hold() != null;
        }
        return States.HOLDING.contains(state) || (state.equals("FAILED") && before);
    }

    private static Life.Step step(Raw fact, boolean holds) {
        Wire.Event event = fact.event();
        return new Life.Step(
                event.revision(),
                fact.eventId(),
                fact.fact(),
                event.state(),
                event.previousState(),
                event.actor(),
                event.attempt(),
                event.allFindings(),
                event.at(),
                holds,
                fact.from());
    }

    /** {@code slotkeeper.assignment.consent-given.v1} is {@code CONSENT_GIVEN}. */
    private static String fact(String type) {
        String[] parts = Objects.requireNonNullElse(type, "").split("\\.", -1);
        return parts.length < 3 ? type : parts[2].replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }
}
