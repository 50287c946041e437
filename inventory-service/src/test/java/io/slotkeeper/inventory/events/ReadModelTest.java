package io.slotkeeper.inventory.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.inventory.events.Records.Event;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.messaging.testing.CountingDriver;
import io.slotkeeper.messaging.testing.CountingDriver.Count;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who holds what, and contexts: the same from the topic, however and in whatever batches its records arrive (I9). */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReadModelTest {
    private static final String TOPIC = "slotkeeper.assignment.assignments";
    private static final String TYPE = "slotkeeper.assignment.assignment-state.v1";
    private static final int ASSIGNMENTS = 12;
    private static final int REVISIONS = 7;

    @Inject
    EventIntake intake;

    @Inject
    AssignmentConsumer consumer;

    @Inject
    AgroalDataSource database;

    /** One state of an assignment, as a test knows it. */
    private record Told(String assignment, long revision, List<String> held, Map<String, String> contexts) {
        boolean forgotten() {
            return revision == Long.MAX_VALUE;
        }

        String json(String host) {
            String hold = held.isEmpty()
                    ? "null"
                    : "{\"kind\":\"CLAIM\",\"functions\":[\"%s\"],\"groupMembers\":[%s],\"since\":\"2026-11-22T09:00:00Z\"}"
                            .formatted(held.get(0), quoted(held));
            String changed = contexts.entrySet().stream()
                    .map(context -> {
                        String[] parts = context.getValue().split("@");
                        return "{\"address\":\"%s\",\"context\":\"%s\",\"hostRevision\":3,\"sequence\":%s}"
                                .formatted(context.getKey(), parts[0], parts[1]);
                    })
                    .collect(Collectors.joining(","));
            return "{\"assignment\":\"%s\",\"project\":\"p-1\",\"revision\":%d,\"host\":\"%s\",\"vm\":\"vm-%s\",\"hold\":%s,\"contexts\":[%s]}"
                    .formatted(assignment, revision, host, assignment, hold, changed);
        }

        private static String quoted(List<String> texts) {
            return texts.stream().map("\"%s\""::formatted).collect(Collectors.joining(","));
        }
    }

    static Stream<Long> seeds() {
        return Stream.concat(Stream.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), Stream.of(System.nanoTime() % 1_000_000_007));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsKeptIsWhatTheTopicTells(long seed) throws SQLException {
        Random random = new Random(seed);
        String host = "rebuilt-" + seed;
        List<List<Told>> stories = stories(random, host);
        List<Told> arrivals = mixed(stories, random);

        deliver(host, arrivals, random);
        TreeMap<String, String> holds = holds(host);
        TreeMap<String, String> contexts = contexts(host);
        assertThat(holds).as("holds, seed %d", seed).isEqualTo(expectedHolds(stories));
        assertThat(contexts).as("contexts, seed %d", seed).isEqualTo(expectedContexts(stories));

        forget(host);
        deliver(host, stories.stream().flatMap(List::stream).toList(), random);
        assertThat(holds(host)).as("rebuilt holds, seed %d", seed).isEqualTo(holds);
        assertThat(contexts(host)).as("rebuilt contexts, seed %d", seed).isEqualTo(contexts);

        forget(host);
        deliver(host, stories.stream().map(story -> story.get(story.size() - 1)).toList(), random);
        assertThat(holds(host))
                .as("holds of the compacted topic, seed %d", seed)
                .isEqualTo(holds);
        assertThat(contexts(host))
                .as("contexts of the compacted topic, seed %d", seed)
                .isEqualTo(contexts);
    }

    @Test
    void aThousandStatesCostAFewStatements() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Told told = new Told(
                    "cost-" + i % 400,
                    1 + i / 400,
                    i % 3 == 0 ? List.of() : List.of(address(i % 30), address(i % 30 + 1)),
                    Map.of(address(i % 30), "PASSTHROUGH@" + (i + 1)));
            events.add(event(told, "cost-host-" + i % 20));
        }
        Count count = CountingDriver.during(() -> {
            intake.apply(consumer, Records.batch(events.subList(0, 500)));
            intake.apply(consumer, Records.batch(events.subList(500, 1_000)));
        });
        System.out.println("1 000 states of assignments: " + count);
        assertThat(count.commits()).as(count.toString()).isEqualTo(2);
        assertThat(count.statements()).as(count.toString()).isLessThanOrEqualTo(12);
    }

    @Test
    void oneBadStateTakesNoneAlong() throws SQLException {
        String host = "bad-among-good";
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(event(new Told("among-" + i, 1, List.of(address(i)), Map.of()), host));
        }
        events.set(17, new Event("among-bad", TOPIC, "among-17", TYPE, "{\"revision\":1,\"hold\":null}"));
        events.set(
                23,
                new Event("among-worse", TOPIC, "among-23", TYPE.replace("v1", "v2"), "{\"assignment\":\"among-23\"}"));
        intake.apply(consumer, Records.batch(events));
        assertThat(holds(host)).hasSize(38).doesNotContainKeys("among-17", "among-23");
    }

    /** Each assignment's states in the order in which they were published; some are forgotten at the end. */
    private static List<List<Told>> stories(Random random, String host) {
        List<List<Told>> stories = new ArrayList<>();
        int sequence = 0;
        for (int a = 0; a < ASSIGNMENTS; a++) {
            List<Told> story = new ArrayList<>();
            Map<String, String> contexts = new LinkedHashMap<>();
            int revisions = 1 + random.nextInt(REVISIONS);
            for (int revision = 1; revision <= revisions; revision++) {
                if (random.nextInt(3) == 0) {
                    contexts.put(
                            address(random.nextInt(10)),
                            (random.nextBoolean() ? "HOST@" : "PASSTHROUGH@") + ++sequence);
                }
                List<String> held = random.nextInt(4) == 0
                        ? List.of()
                        : random.ints(1 + random.nextInt(3), 0, 10)
                                .distinct()
                                .mapToObj(ReadModelTest::address)
                                .toList();
                story.add(new Told(host + "-" + a, revision, held, Map.copyOf(contexts)));
            }
            stories.add(story);
        }
        TreeMap<String, String> newest = expectedContexts(stories);
        stories.stream()
                .filter(story -> random.nextInt(2) == 0 && mayBeForgotten(story, newest))
                .forEach(story -> story.add(new Told(story.get(0).assignment(), Long.MAX_VALUE, List.of(), Map.of())));
        return stories;
    }

    /** Assignment-service keeps whatever brought about the newest context of a function. */
    private static boolean mayBeForgotten(List<Told> story, TreeMap<String, String> newest) {
        return story.stream().flatMap(told -> told.contexts().values().stream()).noneMatch(newest::containsValue);
    }

    /** Keys shuffled, some records twice, and some once more long after newer ones. */
    private static List<Told> mixed(List<List<Told>> stories, Random random) {
        List<Told> arrivals = new ArrayList<>();
        List<List<Told>> waiting = new ArrayList<>();
        stories.forEach(story -> waiting.add(new ArrayList<>(story)));
        while (!waiting.isEmpty()) {
            List<Told> story = waiting.get(random.nextInt(waiting.size()));
            Told next = story.remove(0);
            Collections.nCopies(1 + random.nextInt(2), next).forEach(arrivals::add);
            waiting.removeIf(List::isEmpty);
        }
        List<Told> late = new ArrayList<>(stories.stream().flatMap(List::stream).toList());
        Collections.shuffle(late, random);
        arrivals.addAll(late.subList(0, late.size() / 2));
        return arrivals;
    }

    private void deliver(String host, List<Told> arrivals, Random random) {
        int from = 0;
        while (from < arrivals.size()) {
            int to = Math.min(arrivals.size(), from + 1 + random.nextInt(20));
            intake.apply(
                    consumer,
                    Records.batch(arrivals.subList(from, to).stream()
                            .map(told -> event(told, host))
                            .toList()));
            from = to;
        }
    }

    private static Event event(Told told, String host) {
        return new Event(
                UUID.randomUUID().toString(),
                TOPIC,
                told.assignment(),
                TYPE,
                told.forgotten() ? null : told.json(host));
    }

    private static TreeMap<String, String> expectedHolds(List<List<Told>> stories) {
        TreeMap<String, String> expected = new TreeMap<>();
        for (List<Told> story : stories) {
            Told last = story.get(story.size() - 1);
            if (!last.held().isEmpty()) {
                expected.put(
                        last.assignment(),
                        "%d p-1 vm-%s CLAIM %s"
                                .formatted(last.revision(), last.assignment(), new TreeSet<>(last.held())));
            }
        }
        return expected;
    }

    private static TreeMap<String, String> expectedContexts(List<List<Told>> stories) {
        TreeMap<String, String> expected = new TreeMap<>();
        stories.stream()
                .flatMap(List::stream)
                .flatMap(told -> told.contexts().entrySet().stream())
                .forEach(context -> expected.merge(
                        context.getKey(),
                        context.getValue(),
                        (one, other) -> sequence(one) > sequence(other) ? one : other));
        return expected;
    }

    private static long sequence(String context) {
        return Long.parseLong(context.substring(context.indexOf('@') + 1));
    }

    private TreeMap<String, String> holds(String host) throws SQLException {
        return rows(
                """
                select h.assignment, h.revision || ' ' || h.project || ' ' || h.vm || ' ' || h.kind || ' ['
                    || string_agg(f.address, ', ' order by f.address) || ']'
                from hold h join hold_function f on f.assignment = h.assignment
                where f.host = ? group by h.assignment""",
                host);
    }

    private TreeMap<String, String> contexts(String host) throws SQLException {
        return rows("select address, context || '@' || sequence from context_overlay where host = ?", host);
    }

    private void forget(String host) throws SQLException {
        for (String sql : List.of(
                "delete from hold_function where assignment like ? || '-%'",
                "delete from hold where assignment like ? || '-%'", "delete from context_overlay where host = ?")) {
            try (Connection connection = database.getConnection();
                    PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setString(1, host);
                delete.executeUpdate();
            }
        }
    }

    private TreeMap<String, String> rows(String sql, String host) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, host);
            TreeMap<String, String> rows = new TreeMap<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.put(found.getString(1), found.getString(2));
                }
            }
            return rows;
        }
    }

    private static String address(int i) {
        return "0000:%02x:00.0".formatted(i + 1);
    }
}
