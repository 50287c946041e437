package io.slotkeeper.faults.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was observed, put in order for the rules: read once, looked at by all of them. */
public final class World {
    private static final String EVENTS = "slotkeeper.assignment.events";
    private static final String AFFECTED = "slotkeeper.policy.assignment-affected.";
    private static final String COMMAND_REJECTED = "slotkeeper.assignment.command-rejected.";

    private final Observed observed;
    private final List<Wire.Sent<Wire.Event>> events;
    private final List<Wire.Sent<Wire.State>> states;
    private final List<Wire.Sent<Wire.Order>> orders;
    private final List<Wire.Sent<Wire.VerdictIssued>> verdicts;
    private final List<Wire.Sent<Wire.HostState>> hosts;
    private final Map<UUID, Life> lives;
    private final Map<UUID, Rows.Assignment> assignments;
    private final List<PublishedRecord> unreadable = new ArrayList<>();

    private World(Observed observed) {
        this.observed = observed;
        this.events = sent(EVENTS, Wire.Event.class, record -> !record.type().startsWith(COMMAND_REJECTED));
        this.states = sent("slotkeeper.assignment.assignments", Wire.State.class, record -> true);
        this.orders = sent("slotkeeper.assignment.orders", Wire.Order.class, record -> true);
        this.verdicts = sent("slotkeeper.policy.verdicts", Wire.VerdictIssued.class, record -> !record.type()
                .startsWith(AFFECTED));
        this.hosts = sent("slotkeeper.inventory.hosts", Wire.HostState.class, record -> true);
        this.assignments = rows("assignment.assignment", Rows.Assignment.class).stream()
                .collect(Collectors.toMap(Rows.Assignment::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.lives = Lives.of(
                rows("assignment.history", Rows.History.class), events, states, List.copyOf(assignments.values()));
    }

    public static World of(Observed observed) {
        return new World(observed);
    }

    public Observed observed() {
        return observed;
    }

    public Settings settings() {
        return observed.settings();
    }

    public List<ClientCall> calls() {
        return observed.calls();
    }

    /** Every assignment that ever was told of, by its id. */
    public Map<UUID, Life> lives() {
        return lives;
    }

    public Optional<Life> life(UUID id) {
        return Optional.ofNullable(lives.get(id));
    }

    /** The assignments in the database at the end; ended ones may have been purged. */
    public Map<UUID, Rows.Assignment> assignments() {
        return assignments;
    }

    /** What was told about assignments, in the order of the topic, as often as it is there. */
    public List<Wire.Sent<Wire.Event>> events() {
        return events;
    }

    public List<Wire.Sent<Wire.State>> states() {
        return states;
    }

    public List<Wire.Sent<Wire.Order>> orders() {
        return orders;
    }

    public List<Wire.Sent<Wire.VerdictIssued>> verdicts() {
        return verdicts;
    }

    public List<Wire.Sent<Wire.HostState>> hosts() {
        return hosts;
    }

    public List<PublishedRecord> topic(String name) {
        return observed.published().stream()
                .filter(record -> record.topic().equals(name))
                .toList();
    }

    /** Whether the table was looked at. */
    public boolean has(String table) {
        return observed.tables().has(table);
    }

    public <T> List<T> rows(String table, Class<T> type) {
        return observed.tables().of(table, type);
    }

    /** Records in a service's own name that are not what its contract says. */
    public List<PublishedRecord> unreadable() {
        return unreadable;
    }

    private <T> List<Wire.Sent<T>> sent(
            String topic, Class<T> type, java.util.function.Predicate<PublishedRecord> wanted) {
        List<Wire.Sent<T>> sent = new ArrayList<>();
        for (PublishedRecord record : topic(topic)) {
            JsonNode value = record.value();
            if (value != null && isOurs(record) && wanted.test(record)) {
                read(record, value, type).ifPresent(data -> sent.add(new Wire.Sent<>(record, data)));
            }
        }
        return sent;
    }

    private <T> Optional<T> read(PublishedRecord record, JsonNode value, Class<T> type) {
        try {
            return Optional.of(Json.read(Json.EVENTS, value, type));
        } catch (IllegalArgumentException notWhatItShouldBe) {
            unreadable.add(record);
            return Optional.empty();
        }
    }

    /** Drills write garbage into the topics too, but not in a service's name. */
    private static boolean isOurs(PublishedRecord record) {
        return record.header("ce_source").equals("/slotkeeper/" + record.topic().split("\\.", -1)[1]);
    }
}
