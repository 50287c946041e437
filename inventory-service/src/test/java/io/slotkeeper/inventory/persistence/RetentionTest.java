package io.slotkeeper.inventory.persistence;

import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.fixture;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static io.slotkeeper.inventory.api.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.inventory.OwnerDatabase;
import io.slotkeeper.inventory.application.Hold;
import io.slotkeeper.inventory.application.HoldNews;
import io.slotkeeper.inventory.application.Holds;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.messaging.RetentionRule;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is over is purged, in small batches, and what is live never is. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class RetentionTest {
    /** All that inventory knows, of which no rule may take a row however old it is. */
    private static final List<String> INVENTORY = List.of(
            "host", "host_function", "host_source", "vm", "hold_function", "context_overlay", "source", "source_host");

    private static final Duration MOMENT = Duration.ofSeconds(1);

    @Inject
    @Any
    Instance<RetentionRule> rules;

    @Inject
    Holds holds;

    @Inject
    AgroalDataSource database;

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L, System.nanoTime() % 1_000_000_007);
    }

    /** T14, Nova bug 1899541: an archiver deleted device rows because they carried an instance's id. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noRuleEverTouchesInventory(long seed) throws SQLException {
        Random random = new Random(seed);
        aFleet("t14-" + seed, random);
        OwnerDatabase.execute("update host_function set document = jsonb_set(document, '{observedHolder}', "
                + "'{\"vm\":\"vm-t14\",\"source\":\"lspci\",\"observedAt\":\"2000-01-01T00:00:00Z\"}') "
                + "where host like 't14-%' and presence = 'LOST'");
        everythingIsOld(random.nextInt(5_000) + 401);
        Map<String, String> before = inventory();
        rules.forEach(rule -> purge(rule, MOMENT, 1 + random.nextInt(50)));
        assertThat(inventory()).as("seed %d", seed).isEqualTo(before);
    }

    @Test
    void aRuleThatTookDevicesWouldBeFound() throws SQLException {
        aFleet("planted", new Random(1));
        Map<String, String> before = inventory();
        QuarkusTransaction.begin();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from host_function where host like 'planted-%' and address like '%.1'");
            assertThat(inventory()).isNotEqualTo(before);
        } finally {
            QuarkusTransaction.rollback();
        }
        assertThat(inventory()).isEqualTo(before);
    }

    @Test
    void endedHoldsGoAndLiveOnesStayWhateverTheirAge() throws SQLException {
        QuarkusTransaction.requiringNew()
                .run(() -> holds.remember(List.of(
                        claim("keep-live", 4),
                        new HoldNews("keep-ended", 4, "default", null),
                        new HoldNews("keep-young", 4, "default", null),
                        new HoldNews("keep-again", 4, "default", null))));
        QuarkusTransaction.requiringNew().run(() -> holds.remember(List.of(claim("keep-again", 5))));
        OwnerDatabase.execute("update hold set ended_at = now() - interval '31 days' "
                + "where ended_at is not null and assignment <> 'keep-young'");
        assertThat(purge(rule("ended-holds"), rule("ended-holds").keep(), 1)).isPositive();
        assertThat(texts("select assignment from hold where assignment like 'keep-%' order by 1"))
                .containsExactly("keep-again", "keep-live", "keep-young");
        QuarkusTransaction.requiringNew().run(() -> holds.remember(List.of(claim("keep-young", 3))));
        assertThat(texts("select assignment from hold_function where assignment like 'keep-%' order by 1"))
                .containsExactly("keep-again", "keep-live");
    }

    @Test
    void historyGoesWhenItIsOldAndInBatches() throws SQLException {
        putHost("old-1", "ESX", "4.0");
        report("old-1", "text/x-lspci", fixture("founding.txt"));
        OwnerDatabase.execute("update host_change set at = now() - interval '399 days' where host = 'old-1'");
        RetentionRule rule = rule("host-changes");
        purge(rule, rule.keep(), 500);
        int all = texts("select 1 from host_change where host = 'old-1'").size();
        assertThat(all).isGreaterThan(8);
        OwnerDatabase.execute("update host_change set at = now() - interval '401 days' where host = 'old-1'");
        assertThat(QuarkusTransaction.requiringNew().call(() -> rule.purge(rule.keep(), 3)))
                .isEqualTo(3);
        assertThat(texts("select 1 from host_change where host = 'old-1'")).hasSize(all - 3);
        purge(rule, rule.keep(), 3);
        assertThat(texts("select 1 from host_change where host = 'old-1'")).isEmpty();
        as("viewer").get("/hosts/old-1").then().statusCode(200);
    }

    @Test
    void ofHistoryThirtyDaysAreKeptWhateverTheServiceAsks() throws SQLException {
        putHost("old-2", "ESX", "4.0");
        putHost("old-3", "ESX", "4.0");
        OwnerDatabase.execute("update host_change set at = now() - interval '29 days' where host = 'old-2'");
        OwnerDatabase.execute("update host_change set at = now() - interval '31 days' where host = 'old-3'");
        purge(rule("host-changes"), MOMENT, 500);
        QuarkusTransaction.requiringNew().run(() -> rule("host-changes").purge(Duration.ofDays(-1), 500));
        assertThat(texts("select distinct host from host_change where host in ('old-2', 'old-3')"))
                .containsExactly("old-2");
    }

    @Test
    void namesOfMachinesThatASourceHasNoMoreGo() throws SQLException {
        OwnerDatabase.execute("insert into source (id, project, kind, url, credentials, trust, poll_seconds, watch, "
                + "enabled, revision, actor) values ('vc-old', 'default', 'VSPHERE', 'https://old.example.test', "
                + "'{}', '{}', 60, true, false, 1, 'tester')");
        OwnerDatabase.execute("insert into source_vm (source, object, vm, present, gone_since) values "
                + "('vc-old', 'vm-1', 'vm-a', true, null), "
                + "('vc-old', 'vm-2', 'vm-b', false, now() - interval '31 days'), "
                + "('vc-old', 'vm-3', 'vm-c', false, now() - interval '29 days')");
        purge(rule("gone-source-objects"), rule("gone-source-objects").keep(), 1);
        assertThat(texts("select object from source_vm where source = 'vc-old' order by 1"))
                .containsExactly("vm-1", "vm-3");
        OwnerDatabase.execute("delete from source_vm where source = 'vc-old'");
        OwnerDatabase.execute("delete from source where id = 'vc-old'");
    }

    @Test
    void defaultsAreAsTheOperationsPageSays() {
        assertThat(rule("host-changes").keep()).isEqualTo(Duration.ofDays(400));
        assertThat(rule("ended-holds").keep()).isEqualTo(Duration.ofDays(30));
        assertThat(rule("gone-source-objects").keep()).isEqualTo(Duration.ofDays(30));
    }

    /** A few hosts with functions present and lost, machines, holds and contexts. */
    private void aFleet(String prefix, Random random) {
        String dump = fixture("founding.txt");
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            String host = prefix + "-" + i;
            putHost(host, "ESX", "4.0");
            report(host, "text/x-lspci", dump);
            if (random.nextBoolean()) {
                report(host, "text/x-lspci", dump.substring(0, dump.lastIndexOf("\nSlot:")));
            }
            as("operator")
                    .contentType("application/json")
                    .body("{\"host\":\"%s\"}".formatted(host))
                    .put("/vms/vm-" + host);
            QuarkusTransaction.requiringNew().run(() -> holds.remember(List.of(claim("a-" + host, 1))));
            if (random.nextBoolean()) {
                putHost(host + "-retired", "ESX", "4.0");
                as("operator").delete("/hosts/" + host + "-retired");
            }
        }
    }

    private static HoldNews claim(String assignment, long revision) {
        return new HoldNews(
                assignment,
                revision,
                "default",
                new Hold(
                        assignment,
                        revision,
                        "default",
                        "host-of-" + assignment,
                        "vm-1",
                        "CLAIM",
                        List.of(PciAddress.of("06:00.0")),
                        null));
    }

    private void everythingIsOld(int days) throws SQLException {
        String ago = "now() - interval '%d days'".formatted(days);
        OwnerDatabase.execute("update host set created_at = %s, observed_at = %s".formatted(ago, ago));
        OwnerDatabase.execute("update host_source set observed_at = " + ago);
        OwnerDatabase.execute("update vm set created_at = " + ago);
        OwnerDatabase.execute(
                "update hold set since = %s, ended_at = case when kind is null then %s end".formatted(ago, ago));
        OwnerDatabase.execute("update host_change set at = " + ago);
    }

    private Map<String, String> inventory() throws SQLException {
        Map<String, String> tables = new TreeMap<>();
        for (String table : INVENTORY) {
            tables.put(
                    table,
                    texts("select coalesce(string_agg(md5(t::text), '' order by t::text), '') from %s t"
                                    .formatted(table))
                            .get(0));
        }
        tables.put(
                "live holds", String.join(",", texts("select assignment from hold where kind is not null order by 1")));
        return tables;
    }

    private RetentionRule rule(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int purge(RetentionRule rule, Duration keep, int batch) {
        int all = 0;
        int purged;
        do {
            purged = QuarkusTransaction.requiringNew().call(() -> rule.purge(keep, batch));
            all += purged;
        } while (purged >= batch);
        return all;
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> texts = new java.util.ArrayList<>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        }
    }
}
