package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Life;
import io.slotkeeper.faults.history.PublishedRecord;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Every change of state is one notification for each addressee. They are in the order of revisions wherever the topic
 * was: only what came late out of a dead letter, or from a topic that was written anew, may be out of it.
 */
final class EveryChangeIsToldOnce implements Invariant {
    private static final String TABLE = "notifier.notification";
    /** What was in the outbox then overtakes what is written anew, and the topic that was read first is gone. */
    private static final String WIPED = "broker-wiped";

    /** What happened so long before is read, unless the broker was away already. */
    private static final Duration READ_AFTER = Duration.ofSeconds(60);

    /** An end that is not known yet is later than everything. */
    private static final long YEAR_MILLIS = Duration.ofDays(365).toMillis();

    private static final String TOPIC = "slotkeeper.notifier.notifications";

    private record Told(UUID assignment, int revision, String addressee) {}

    private record Reader(UUID assignment, String addressee) {}

    @Override
    public String id() {
        return "I4";
    }

    @Override
    public String promise() {
        return "every state change is told once to every addressee, in the order of revisions, without a gap";
    }

    @Override
    public List<Violation> check(World world) {
        List<Violation> violations = new ArrayList<>();
        if (!world.has(TABLE)) {
            return violations;
        }
        List<Rows.Notification> rows = world.rows(TABLE, Rows.Notification.class);
        Map<Told, Rows.Notification> told = new LinkedHashMap<>();
        for (Rows.Notification row : rows) {
            Rows.Notification first =
                    told.putIfAbsent(new Told(row.assignment(), row.revision(), row.addressee()), row);
            if (first != null) {
                violations.add(violation(
                        row.assignment() + " r" + row.revision(),
                        row.addressee() + " was told twice",
                        first.toString(),
                        row.toString()));
            }
        }
        violations.addAll(invented(world, rows));
        violations.addAll(publishedOutOfOrder(world));
        violations.addAll(outOfOrder(
                world,
                rows.stream()
                        .filter(row -> world.life(row.assignment())
                                .map(life -> hadOneTopic(world, life))
                                .orElse(false))
                        .toList()));
        if (world.settings().atRest()) {
            violations.addAll(missing(world, told));
            violations.addAll(unpublished(world, rows));
        }
        return violations;
    }

    private List<Violation> missing(World world, Map<Told, Rows.Notification> told) {
        List<Violation> violations = new ArrayList<>();
        for (Life life : world.lives().values()) {
            Set<String> addressees = new LinkedHashSet<>(world.settings().told());
            addressees.add("subject:" + life.requester());
            for (Life.Step step : life.all()) {
                for (String addressee : addressees) {
                    if (step.changesState() && !told.containsKey(new Told(life.id(), step.revision(), addressee))) {
                        violations.add(violation(
                                life.id() + " r" + step.revision(),
                                addressee + " was not told that it is " + step.state(),
                                step.toString()));
                    }
                }
            }
        }
        return violations;
    }

    private List<Violation> invented(World world, List<Rows.Notification> rows) {
        return rows.stream()
                .filter(row -> world.life(row.assignment())
                        .map(life -> !isFact(life, row))
                        .orElse(true))
                .map(row -> violation(
                        row.assignment() + " r" + row.revision(), "was told of and never happened", row.toString()))
                .toList();
    }

    private static boolean isFact(Life life, Rows.Notification row) {
        Life.Step step = life.steps().get(row.revision());
        return step != null && step.state().equals(row.state());
    }

    /** Where each revision first stands in the topic, unless that is not the topic that it was first sent to. */
    private List<Violation> publishedOutOfOrder(World world) {
        Map<UUID, Map<Integer, Integer>> arrivals = arrivals(world);
        List<Violation> violations = new ArrayList<>();
        for (Life life : world.lives().values()) {
            if (hadOneTopic(world, life)) {
                int before = -1;
                for (int revision : life.steps().keySet()) {
                    int place = arrivals.getOrDefault(life.id(), Map.of()).getOrDefault(revision, before);
                    if (place < before) {
                        violations.add(violation(
                                life.id() + " r" + revision, "was published after what came later", life.lines()));
                    }
                    before = Math.max(before, place);
                }
            }
        }
        return violations;
    }

    /** Whether no topic was lost between the assignment's first fact and its last being read. */
    private static boolean hadOneTopic(World world, Life life) {
        Instant started = world.settings().startedAt();
        Instant first = at(life, life.steps().firstKey());
        Instant last = at(life, life.steps().lastKey());
        return world.observed().faults().stream()
                .filter(fault -> fault.fault().equals(WIPED))
                .noneMatch(fault -> started == null
                        || (first.isBefore(started.plusMillis(Math.min(fault.end(), YEAR_MILLIS)))
                                && last.plus(READ_AFTER).isAfter(started.plusMillis(fault.begin()))));
    }

    private static Instant at(Life life, int revision) {
        Life.Step step = life.steps().get(revision);
        return step == null ? Instant.EPOCH : step.at();
    }

    private List<Violation> outOfOrder(World world, List<Rows.Notification> rows) {
        Map<UUID, Map<Integer, Integer>> arrival = arrivals(world);
        Set<String> letters = world.rows("notifier.dead_letter", Rows.DeadLetter.class).stream()
                .map(letter -> String.valueOf(letter.eventId()))
                .collect(Collectors.toSet());
        List<Violation> violations = new ArrayList<>();
        Map<Reader, Rows.Notification> newest = new HashMap<>();
        rows.stream()
                .sorted(Comparator.comparingLong(Rows.Notification::sequence))
                .forEach(row -> {
                    Reader reader = new Reader(row.assignment(), row.addressee());
                    Rows.Notification before = newest.get(reader);
                    if (before == null || before.revision() < row.revision()) {
                        newest.put(reader, row);
                    } else if (wasInOrder(arrival.get(row.assignment()), row, before)
                            && !cameFromALetter(world, row, letters)) {
                        violations.add(violation(
                                row.assignment() + " r" + row.revision(),
                                "was told after revision " + before.revision(),
                                before.toString(),
                                row.toString()));
                    }
                });
        return violations;
    }

    /** Where each revision first was in the topic; a partition is one order. */
    private static Map<UUID, Map<Integer, Integer>> arrivals(World world) {
        Map<UUID, Map<Integer, Integer>> arrivals = new HashMap<>();
        int place = 0;
        for (var sent : world.events()) {
            arrivals.computeIfAbsent(sent.data().assignment(), id -> new HashMap<>())
                    .putIfAbsent(sent.data().revision(), place++);
        }
        return arrivals;
    }

    private static boolean wasInOrder(
            @org.jspecify.annotations.Nullable Map<Integer, Integer> arrival,
            Rows.Notification earlier,
            Rows.Notification later) {
        Integer first = arrival == null ? null : arrival.get(earlier.revision());
        Integer second = arrival == null ? null : arrival.get(later.revision());
        return first != null && second != null && first < second;
    }

    private static boolean cameFromALetter(World world, Rows.Notification row, Set<String> letters) {
        return world.life(row.assignment())
                .map(life -> life.steps().get(row.revision()))
                .map(step -> letters.contains(step.eventId()))
                .orElse(false);
    }

    private List<Violation> unpublished(World world, List<Rows.Notification> rows) {
        Set<String> published = new HashSet<>();
        for (PublishedRecord record : world.topic(TOPIC)) {
            published.add(record.header("ce_subject"));
        }
        return published.isEmpty()
                ? List.of()
                : rows.stream()
                        .filter(row -> !published.contains(row.id().toString()))
                        .map(row -> violation(
                                row.assignment() + " r" + row.revision(),
                                "is stored for " + row.addressee() + " and was not published",
                                row.toString()))
                        .toList();
    }
}
