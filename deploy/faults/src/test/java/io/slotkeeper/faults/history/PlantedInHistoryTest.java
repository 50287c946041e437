package io.slotkeeper.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.faults.history.rule.Invariants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A good run has no violation; each way of spoiling it violates the invariant that it names. */
class PlantedInHistoryTest {
    private static final String EVENTS = "slotkeeper.assignment.events";
    private static final String STATES = "slotkeeper.assignment.assignments";

    @TempDir
    Path directory;

    private record Spoilt(String invariant, String how, Consumer<GoodRun> spoil) {
        @Override
        public String toString() {
            return invariant + " " + how;
        }
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt("I1", "a second machine gets the function before the first has given it back", good -> {
                    drop(good, good.released, 7);
                    drop(good, good.released, 8);
                    rowOf(good, good.released).put("state", "ATTACHED").put("revision", 6);
                }),
                new Spoilt("I1", "the key of claimed_function is gone and two rows claim one function", good -> copy(
                                good.run, "assignment.claimed_function", GoodRun.NIC)
                        .put("assignment", good.denied.id.toString())),
                new Spoilt("I1", "the function is held for one machine and claimed for another", good -> row(
                                good.run, "assignment.hold", GoodRun.NIC)
                        .put("vm", "vm-8")),
                new Spoilt("I2", "a claim without any verdict", good -> {
                    remove(good.run.rows("policy.verdict"), about(good.attached));
                    remove(good.run.records("slotkeeper.policy.verdicts"), keyed(good.attached));
                }),
                new Spoilt("I2", "a claim after a denial", good -> good.run
                        .first(good.run.rows("policy.verdict"), about(good.attached))
                        .put("outcome", "DENIED")),
                new Spoilt("I2", "a claim with a verdict of another attempt", good -> {
                    good.run
                            .first(good.run.rows("policy.verdict"), about(good.attached))
                            .put("attempt", 2);
                    value(good.run.first(good.run.records("slotkeeper.policy.verdicts"), keyed(good.attached)))
                            .put("attempt", 2);
                }),
                new Spoilt(
                        "I2",
                        "a claim without consent",
                        good -> remove(good.run.rows("assignment.consent"), about(good.attached))),
                new Spoilt("I3", "an assignment hangs in REQUESTED", good -> {
                    drop(good, good.awaiting, 2);
                    rowOf(good, good.awaiting).put("state", "REQUESTED").put("revision", 1);
                }),
                new Spoilt("I3", "it is being prepared and no order is pending", good -> {
                    rowOf(good, good.attached).put("state", "PREPARING");
                }),
                new Spoilt("I3", "a command is never answered", good -> rowOf(good, good.cancelled)
                        .remove("correlation_id")),
                new Spoilt("I3", "a command that came twice is carried out twice", good -> rowOf(good, good.denied)
                        .put("correlation_id", "corr-1")),
                new Spoilt(
                        "I4", "somebody is told twice", good -> copy(good.run, "notifier.notification", "role:admin")),
                new Spoilt("I4", "somebody is not told", good -> good.run
                        .rows("notifier.notification")
                        .remove(0)),
                new Spoilt("I4", "something is told that never happened", good -> row(
                                good.run, "notifier.notification", "ATTACHED")
                        .put("state", "FAILED")),
                new Spoilt("I4", "a later change is told first", PlantedInHistoryTest::toldLate),
                new Spoilt("I4", "a later change is published first", good -> {
                    List<ObjectNode> records = good.run.records(EVENTS);
                    ObjectNode second = good.run.first(
                            records,
                            keyed(good.released)
                                    .and(record ->
                                            value(record).path("revision").asInt() == 2));
                    records.remove(second);
                    records.add(second);
                }),
                new Spoilt("I4", "a later change is told first, long after a topic was lost", good -> {
                    toldLate(good);
                    lost(good, "2026-11-22T09:59:50Z");
                }),
                new Spoilt("I4", "a notification is not published", good -> good.run
                        .records("slotkeeper.notifier.notifications")
                        .remove(3)),
                new Spoilt("I5", "a holder group is with two machines", good -> new Tale(
                                good.run,
                                20,
                                "default",
                                "vm-7",
                                GoodRun.HOST,
                                List.of(GoodRun.HBA_SISTER),
                                List.of(),
                                7)
                        .verdict("ALLOWED", "INFO", "companion")
                        .fact("REQUESTED", "REQUESTED")
                        .fact("CLAIMED", "CLAIMED")),
                new Spoilt("I5", "a virtual function is claimed while its physical one is", good -> new Tale(
                                good.run, 21, "other", "vm-9", GoodRun.HOST, List.of(GoodRun.VIRTUAL), List.of(), 9)
                        .verdict("ALLOWED", "INFO", "companion")
                        .fact("REQUESTED", "REQUESTED")
                        .fact("CLAIMED", "CLAIMED")),
                new Spoilt(
                        "I5",
                        "an order forgot the companion",
                        good -> remove(
                                good.run.rows("assignment.context_overlay"), has("function", GoodRun.NIC_SISTER))),
                new Spoilt(
                        "I6",
                        "a claim of a device that nobody knows",
                        good -> remove(good.run.rows("inventory.host_function"), has("address", GoodRun.NIC))),
                new Spoilt("I6", "a bridge is claimed", good -> row(good.run, "inventory.host_function", GoodRun.NIC)
                        .put("assignable", false)),
                new Spoilt("I6", "a hold counts too many", good -> row(good.run, "assignment.hold", GoodRun.HBA)
                        .put("holders", 2)),
                new Spoilt("I6", "a seat is left over", good -> copy(good.run, "assignment.seat", "vm-2")
                        .put("ordinal", 2)),
                new Spoilt("I6", "a seat is above the limit", good -> row(good.run, "assignment.seat", "vm-2")
                        .put("ordinal", 3)),
                new Spoilt(
                        "I7",
                        "a late release freed the newer claim",
                        good -> remove(good.run.rows("assignment.claimed_function"), about(good.attached))),
                new Spoilt("I7", "a release left a member of the hold behind", good -> copy(
                                good.run, "assignment.hold_member", GoodRun.NIC)
                        .put("assignment", good.released.id.toString())),
                new Spoilt("I7", "it is released twice", good -> good.released
                        .fact("RELEASING", "RELEASING")
                        .fact("RELEASED", "RELEASED")),
                new Spoilt("I8", "a denied request becomes a claim", good -> good.denied.fact("CLAIMED", "CLAIMED")),
                new Spoilt(
                        "I8",
                        "a client sees a released one claimed again",
                        good -> good.run.call(
                                "read",
                                line -> line.put("assignment", good.released.id.toString()),
                                "ok",
                                line -> line.putObject("answer")
                                        .put("state", "CLAIMED")
                                        .put("revision", 2))),
                new Spoilt("I8", "a step does not follow from the one before", good -> good.run
                        .first(good.run.rows("assignment.history"), has("fact", "ATTACHED"))
                        .put("previous_state", "CLAIMED")),
                new Spoilt("I9", "a read model kept an older revision", good -> row(
                                good.run, "policy.assignment_seen", good.attached.id.toString())
                        .put("revision", 5)),
                new Spoilt("I9", "a row is not in the rebuild", good -> copy(
                                good.run, "assignment.host_state", GoodRun.HOST)
                        .put("host", "esx-09")),
                new Spoilt("I10", "a 202 leads nowhere", good -> {
                    remove(good.run.rows("assignment.assignment"), has("id", good.released.id.toString()));
                    remove(good.run.rows("assignment.history"), about(good.released));
                    remove(good.run.records(EVENTS), keyed(good.released));
                }),
                new Spoilt("I10", "a refused request was carried out", good -> rowOf(good, good.denied)
                        .put("external_ref", "op-21")),
                new Spoilt("I10", "one key, two assignments", good -> completion(good, 2)
                        .put("assignment", good.attached.id.toString())),
                new Spoilt(
                        "I10",
                        "a 202 without a database",
                        good -> good.run.call(
                                "request", line -> line.put("t", 1040).putObject("body"), "ok", line -> line.put(
                                                "t", 1050)
                                        .put("status", 202)
                                        .put("assignment", good.attached.id.toString()))),
                new Spoilt("I10", "a cancellation that was confirmed never was", good -> completion(good, 8)
                        .put("assignment", good.attached.id.toString())
                        .remove("answer")),
                new Spoilt("I10", "a client saw what is not in the history", good -> ((ObjectNode)
                                completion(good, 9).path("answer"))
                        .put("revision", 12)),
                new Spoilt("I11", "the outbox is not empty at rest", good -> good.run
                        .row("assignment.outbox")
                        .put("seq", 1)),
                new Spoilt(
                        "I11",
                        "an event was never published",
                        good -> remove(
                                good.run.records(EVENTS),
                                keyed(good.released)
                                        .and(record ->
                                                value(record).path("revision").asInt() == 4))),
                new Spoilt(
                        "I11",
                        "the newest state was never published",
                        good -> remove(
                                good.run.records(STATES),
                                keyed(good.released)
                                        .and(record ->
                                                value(record).path("revision").asInt() == 8))),
                new Spoilt("I11", "a read model is behind", good -> row(
                                good.run, "inventory.hold", good.released.id.toString())
                        .put("revision", 7)),
                new Spoilt("I11", "a host's state was never published", good -> good.run
                        .first(good.run.rows("inventory.host"), has("id", GoodRun.HOST))
                        .put("revision", 4)),
                new Spoilt(
                        "I12",
                        "a history row is missing",
                        good -> remove(
                                good.run.rows("assignment.history"),
                                about(good.released)
                                        .and(row -> row.path("revision").asInt() == 4))),
                new Spoilt(
                        "I12",
                        "nobody did it",
                        good -> good.run.rows("assignment.history").get(3).put("actor", "")),
                new Spoilt("I12", "the topic tells of another event", good -> ((ObjectNode)
                                good.run.records(EVENTS).get(2).path("headers"))
                        .put("ce_id", "00000000-0000-0000-0000-000000000001")),
                new Spoilt("I13", "a generated secret is in an event", good -> value(
                                good.run.records(EVENTS).get(0))
                        .put("message", "connected with kUq7h2Ws0pLm")),
                new Spoilt("I13", "a token is in a header", good -> ((ObjectNode)
                                good.run.records(EVENTS).get(0).path("headers"))
                        .put("authorization", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl")),
                new Spoilt("I13", "a password is in a payload", good -> value(
                                good.run.records(STATES).get(0))
                        .put("vcenterPassword", "x")),
                new Spoilt(
                        "I14",
                        "files stay open",
                        good -> good.run.gauges.add(GoodRun.gauge("open files", 200, 900, 260))),
                new Spoilt("I15", "consent is awaited without an end", good -> rowOf(good, good.awaiting)
                        .putNull("deadline")),
                new Spoilt("I15", "nobody is named who is waited for", good -> good.run.records(STATES).stream()
                        .filter(keyed(good.awaiting))
                        .forEach(record -> value(record).remove("waitingFor"))),
                new Spoilt("I15", "a deadline passed and nothing happened", good -> rowOf(good, good.awaiting)
                        .put("deadline", "2026-11-22T09:00:00+00:00")),
                new Spoilt("I16", "a function went without a word", good -> good.run
                        .records("slotkeeper.inventory.changes")
                        .set(
                                0,
                                good.run
                                        .records("slotkeeper.inventory.hosts")
                                        .get(0)
                                        .deepCopy())),
                new Spoilt("I16", "a function returns that nobody had told to be lost", good -> {
                    good.run.records("slotkeeper.inventory.changes").forEach(record -> ((ObjectNode)
                                    record.path("headers"))
                            .put("ce_type", "slotkeeper.inventory.function-returned.v1"));
                    good.run
                            .first(good.run.rows("inventory.host_function"), has("address", GoodRun.VIRTUAL))
                            .put("presence", "PRESENT");
                }),
                new Spoilt(
                        "I16",
                        "a function was deleted",
                        good -> remove(good.run.rows("inventory.host_function"), has("address", GoodRun.VIRTUAL))),
                new Spoilt(
                        "I17",
                        "a denial without a reason",
                        good -> eachDenial(good, event -> event.putArray("findings"))),
                new Spoilt(
                        "I17",
                        "a denial without a way out",
                        good -> eachDenial(
                                good,
                                event -> ((ObjectNode) event.path("findings").path(0)).putNull("remedy"))),
                new Spoilt(
                        "I17",
                        "a reason of policy is not passed on",
                        good -> eachDenial(
                                good,
                                event -> ((ObjectNode) event.path("findings").path(0)).put("code", "other"))),
                new Spoilt(
                        "I18",
                        "another project's token reads it",
                        good -> good.run.call(
                                "foreign-read",
                                line -> line.put("assignment", good.foreign.id.toString()),
                                "ok",
                                line -> line.put("status", 200))),
                new Spoilt(
                        "I18",
                        "a list shows what is another's",
                        good -> good.run.call("list", line -> {}, "ok", line -> line.putObject("answer")
                                .putArray("items")
                                .addObject()
                                .put("project", "other"))),
                new Spoilt("I18", "a notification is in another project", good -> good.run
                        .first(good.run.rows("notifier.notification"), about(good.foreign))
                        .put("project", "default")),
                new Spoilt("I18", "an event is addressed to another project", good -> ((ObjectNode) good.run
                                .first(good.run.records(EVENTS), keyed(good.foreign))
                                .path("headers"))
                        .put("ce_project", "default")));
    }

    @Test
    void aGoodRunHasNoViolation() throws IOException {
        Report report = new GoodRun().run.check(directory);
        assertThat(report.violations()).isEmpty();
        assertThat(report.counts()).containsEntry("assignments RELEASED", 1L).containsEntry("calls request OK", 4L);
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void whatIsSpoiltIsFound(Spoilt spoilt) throws IOException {
        GoodRun good = new GoodRun();
        spoilt.spoil().accept(good);
        assertThat(good.run.check(directory).violations())
                .extracting(Violation::invariant)
                .contains(spoilt.invariant());
    }

    @Test
    void everyInvariantIsSpoiltAtLeastOnce() {
        Set<String> spoilt = spoilt().map(Spoilt::invariant).collect(Collectors.toCollection(TreeSet::new));
        assertThat(Invariants.all()).extracting(Invariant::id).hasSize(18).allMatch(spoilt::contains);
    }

    @Test
    void whatWasNotObservedIsNoViolation() throws IOException {
        assertThat(new Recording().check(directory).violations()).isEmpty();
    }

    @Test
    void anUnknownOutcomeMayOrMayNotHaveHappened() throws IOException {
        GoodRun good = new GoodRun();
        for (String reference : List.of("op-5", "op-30")) {
            good.run.call(
                    "request", line -> line.putObject("body").put("externalRef", reference), "unknown", line -> {});
        }
        assertThat(good.run.check(directory).violations()).isEmpty();
    }

    @Test
    void recordsThatCameTwiceAndGarbageOfStrangersAreNoViolation() throws IOException {
        GoodRun good = new GoodRun();
        good.run
                .records(EVENTS)
                .addAll(good.run.records(EVENTS).stream()
                        .map(ObjectNode::deepCopy)
                        .toList());
        good.run
                .records(EVENTS)
                .add(Recording.JSON.createObjectNode().put("key", "x").put("text", "{not json"));
        assertThat(good.run.check(directory).violations()).isEmpty();
    }

    /** What is written anew may be told late: its place in the topic that was lost is not known any more. */
    @Test
    void aDeviceThatSomebodyCallsABridgeAfterItsClaimIsNoViolation() throws IOException {
        GoodRun good = new GoodRun();
        row(good.run, "inventory.host_function", GoodRun.NIC).put("assignable", false);
        for (ObjectNode verdict : good.run.rows("policy.verdict")) {
            verdict.putObject("facts")
                    .putObject("host")
                    .put("id", GoodRun.HOST)
                    .putArray("functions")
                    .addObject()
                    .put("address", GoodRun.NIC)
                    .put("assignable", true);
        }
        assertThat(good.run.check(directory).violations()).isEmpty();
    }

    @Test
    void nobodyKnowsTheOrderOfATopicThatWasLostMeanwhile() throws IOException {
        GoodRun good = new GoodRun();
        toldLate(good);
        lost(good, "2026-11-22T10:00:00Z");
        assertThat(good.run.check(directory).violations()).isEmpty();
    }

    private static void toldLate(GoodRun good) {
        good.run.rows("notifier.notification").stream()
                .filter(about(good.released))
                .filter(row -> row.path("revision").asInt() == 2)
                .forEach(row -> row.put("sequence", 1_000 + row.path("sequence").asInt()));
    }

    /** The broker's log is lost two seconds after that time. */
    private static void lost(GoodRun good, String startedAt) {
        good.run.settings.put("startedAt", startedAt);
        good.run.fault(9, "broker-wiped", 2_000, 4_000);
    }

    private static void eachDenial(GoodRun good, Consumer<ObjectNode> spoil) {
        ObjectNode row = good.run.first(good.run.rows("assignment.history"), has("fact", "DENIED"));
        spoil.accept((ObjectNode) row.path("event"));
    }

    /** Takes a step out of the life of an assignment, everywhere. */
    private static void drop(GoodRun good, Tale tale, int revision) {
        Predicate<ObjectNode> step = node -> node.path("revision").asInt() == revision;
        remove(good.run.rows("assignment.history"), about(tale).and(step));
        remove(good.run.records(EVENTS), keyed(tale).and(record -> step.test(value(record))));
        remove(good.run.records(STATES), keyed(tale).and(record -> step.test(value(record))));
    }

    private static ObjectNode rowOf(GoodRun good, Tale tale) {
        return good.run.first(good.run.rows("assignment.assignment"), has("id", tale.id.toString()));
    }

    private static ObjectNode completion(GoodRun good, long op) {
        return good.run.first(
                good.run.history,
                line -> line.path("op").asLong() == op
                        && !line.path("phase").asText().equals("invoke"));
    }

    /** The first row that has the text anywhere. */
    private static ObjectNode row(Recording run, String table, String text) {
        return run.first(run.rows(table), row -> row.toString().contains('"' + text + '"'));
    }

    private static ObjectNode copy(Recording run, String table, String text) {
        ObjectNode copy = row(run, table, text).deepCopy();
        run.rows(table).add(copy);
        return copy;
    }

    private static ObjectNode value(ObjectNode record) {
        return (ObjectNode) record.path("value");
    }

    private static void remove(List<ObjectNode> lines, Predicate<ObjectNode> unwanted) {
        assertThat(lines.removeIf(unwanted)).isTrue();
    }

    private static Predicate<ObjectNode> has(String member, String text) {
        return node -> node.path(member).asText().equals(text);
    }

    private static Predicate<ObjectNode> about(Tale tale) {
        return has("assignment", tale.id.toString());
    }

    private static Predicate<ObjectNode> keyed(Tale tale) {
        return has("key", tale.id.toString());
    }
}
