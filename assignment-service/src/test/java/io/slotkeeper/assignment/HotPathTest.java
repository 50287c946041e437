package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.slotkeeper.assignment.CountingDriver.Counts;
import io.slotkeeper.assignment.application.Assignments;
import io.slotkeeper.assignment.application.FindAssignments;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.StateName;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.TestTokens;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Batches, not records: what a request and its claim cost in statements, round trips and commits, as upper bounds. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class HotPathTest {
    private static final int BATCH = 100;
    private static final int HOSTS = 10;

    /** Statements of jobs that share the threads with requests. */
    private static final int NOISE = 60;

    @Inject
    Polled polled;

    @Inject
    AgroalDataSource database;

    @Inject
    FindAssignments assignments;

    private final String prefix = Story.newHost();

    @Test
    void aBatchOfHostStatesIsStoredAtOnce() {
        Counts counts = batch("inventory-hosts", this::host);
        assertThat(counts.statements()).as(counts.listed()).isLessThanOrEqualTo(5);
        assertThat(counts.commits()).isOne();
    }

    @Test
    void aRequestOverHttpIsOneCommitAndSevenStatementsWithItsKey() {
        Database.execute(
                database, "update assignment set deadline = now() + interval '1 day' where state = 'REQUESTED'");
        Counts counts = posts();
        assertThat(counts.statements()).as(counts.listed()).isLessThanOrEqualTo(7 * BATCH + NOISE);
        assertThat(counts.commits()).as(counts.listed()).isLessThanOrEqualTo(BATCH + NOISE);
    }

    @Test
    void requestsVerdictsAndClaimsCostFewStatementsAndOneCommitPerBatch() {
        batch("inventory-hosts", this::host);
        Counts requests = batch("assignment-commands", this::command);
        List<UUID> ids = requested();
        Counts verdicts = batch("policy-verdicts", i -> verdict(ids.get(i)));
        assertThat(states(ids)).containsOnly(StateName.PREPARING);
        assertThat(requests.statements()).as(requests.listed()).isLessThanOrEqualTo(3 * BATCH);
        assertThat(requests.roundTrips()).as(requests.listed()).isLessThanOrEqualTo(10);
        assertThat(requests.commits()).isOne();
        assertThat(verdicts.statements()).as(verdicts.listed()).isLessThanOrEqualTo(5 * BATCH);
        assertThat(verdicts.roundTrips()).as(verdicts.listed()).isLessThanOrEqualTo(30);
        assertThat(verdicts.commits()).isOne();
        reportsOfABatchAreOneCommit(ids);
    }

    private void reportsOfABatchAreOneCommit(List<UUID> ids) {
        List<UUID> pending = ids.stream()
                .map(id -> UUID.fromString(
                        Story.pendingOrder(id.toString()).path("id").textValue()))
                .toList();
        Counts reports = batch("inventory-order-reports", i -> succeeded(pending.get(i)));
        assertThat(reports.statements()).as(reports.listed()).isLessThanOrEqualTo(10 * BATCH);
        assertThat(reports.commits()).isOne();
    }

    @Test
    void verdictsThatCompeteWithinOneBatchAreWeighedInTheirOrder() {
        batch("inventory-hosts", this::host);
        batch("assignment-commands", i -> rival(i));
        List<UUID> ids = requested();
        Counts verdicts = batch("policy-verdicts", i -> verdict(ids.get(i)));
        List<StateName> states = states(ids);
        assertThat(states.get(0)).isEqualTo(StateName.PREPARING);
        assertThat(states.subList(1, BATCH)).containsOnly(StateName.DENIED);
        assertThat(verdicts.commits()).isOne();
    }

    /** In the order in which they were asked for. */
    private List<UUID> requested() {
        List<UUID> ids = new ArrayList<>(
                assignments.list(new Assignments.Filter("default", null, null, null, prefix, BATCH, null)).stream()
                        .map(Assignment::id)
                        .toList());
        Collections.reverse(ids);
        return ids;
    }

    private List<StateName> states(List<UUID> ids) {
        return ids.stream()
                .map(id -> assignments
                        .details(id, "default")
                        .orElseThrow()
                        .assignment()
                        .state()
                        .name())
                .toList();
    }

    private Counts posts() {
        Counts before = CountingDriver.of("executor-thread");
        for (int i = 0; i < BATCH; i++) {
            RestAssured.given()
                    .header("Authorization", TestTokens.bearer("requester"))
                    .header("Idempotency-Key", prefix + i)
                    .contentType("application/json")
                    .body(Story.request(hostOf(i), prefix + "-post-" + i, function(i)))
                    .post(Story.API + "/assignments")
                    .then()
                    .statusCode(202);
        }
        return CountingDriver.of("executor-thread").since(before);
    }

    private Counts batch(String channel, IntFunction<ProducerRecord<String, byte[]>> event) {
        List<ProducerRecord<String, byte[]>> records =
                IntStream.range(0, BATCH).mapToObj(event).toList();
        String me = Thread.currentThread().getName();
        Counts before = CountingDriver.of(me);
        polled.apply(channel, records);
        return CountingDriver.of(me).since(before);
    }

    private ProducerRecord<String, byte[]> host(int i) {
        String host = prefix + "-" + i;
        String functions = String.join(
                ",",
                IntStream.range(0, BATCH / HOSTS)
                        .mapToObj(f -> function(f * HOSTS))
                        .map(address ->
                                """
                                {"address":"%s","contextGroup":"%s","holderGroup":null,"context":"HOST","contextRevision":1}"""
                                        .formatted(address, address))
                        .toList());
        return Polled.event(
                Story.HOSTS,
                host,
                "slotkeeper.inventory.host-state.v1",
                """
                {"host":"%s","project":"default","platform":"ESX","version":"4.0","revision":1,"functions":[%s],"groups":[]}"""
                        .formatted(host, functions));
    }

    private ProducerRecord<String, byte[]> command(int i) {
        return request(i, hostOf(i), function(i));
    }

    private ProducerRecord<String, byte[]> request(int i, String host, String function) {
        return Polled.event(
                Story.COMMANDS,
                prefix + i,
                "slotkeeper.assignment.request.v1",
                """
                {"host":"%s","vm":"%s","functions":["%s"],"reason":"hot","externalRef":"%s"}"""
                        .formatted(host, prefix + "-vm-" + i, function, prefix));
    }

    private ProducerRecord<String, byte[]> rival(int i) {
        return request(i, prefix + "-0", function(0));
    }

    private ProducerRecord<String, byte[]> succeeded(UUID order) {
        return Polled.event(
                Story.REPORTS,
                prefix,
                "slotkeeper.inventory.order-reported.v1",
                "{\"order\":\"%s\",\"outcome\":\"SUCCEEDED\"}".formatted(order));
    }

    private ProducerRecord<String, byte[]> verdict(UUID id) {
        return Polled.event(
                Story.VERDICTS,
                id.toString(),
                "slotkeeper.policy.verdict-issued.v1",
                Story.verdictJson(id.toString(), 1, "ALLOWED", 1L, 2));
    }

    private String hostOf(int i) {
        return prefix + "-" + i % HOSTS;
    }

    private static String function(int i) {
        return "0000:%02x:00.0".formatted(i / HOSTS % (BATCH / HOSTS) + 1);
    }
}
