package io.slotkeeper.policy.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the database does to find alternatives and to keep their index, in fleets of any size: a copy of the tables with
 * the same indexes, filled with the worst that there is, as most hosts have the same model and nothing of it free.
 */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "policy"))
class SupplyPlanTest {

    private static final int ROWS_READ_AT_MOST = 150;

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_000_000})
    void theIndexIsReadFromItsEndsHoweverLargeItIs(int rows) throws Exception {
        try (Connection connection = superuser();
                Statement sql = connection.createStatement()) {
            sql.execute("create temp table host_seen (like host_seen including all)");
            sql.execute("insert into host_seen (host, project, revision, document, cluster)"
                    + " values ('host-3', 'default', 1, '{}', 'big')");
            sql.execute("create temp table supply (like supply)");
            sql.execute("insert into supply (host, vendor_id, device_id, class_id, cluster, free)"
                    + " select 'host-' || n, case when n % 4 = 0 then '10de' else '8086' end,"
                    + " case when n % 4 = 0 then lpad(to_hex(n % 2000), 4, '0') else '10c6' end,"
                    + " case when n % 100 = 0 then '0108' else '0200' end,"
                    + " case when n % 2 = 0 then '' when n % 3 = 0 then 'big' else 'cluster-' || n % 500 end,"
                    + " case when n % 50 = 1 then n % 8 else 0 end"
                    + " from generate_series(1, " + rows + ") as n");
            finish(connection, "supply");
            for (int needed : new int[] {1, 8, 64}) {
                List<JsonNode> scans = scans("supply", plan(connection, SupplySearch.FIND, needed));
                assertThat(scans).isNotEmpty().allSatisfy(scan -> assertThat(
                                scan.get("Node Type").asText())
                        .as(scan.toString())
                        .startsWith("Index"));
                assertThat(scans.stream().mapToLong(SupplyPlanTest::read).sum())
                        .as("rows read for %d wanted among %d", needed, rows)
                        .isLessThanOrEqualTo(ROWS_READ_AT_MOST);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_000_000})
    void whatAHostOffersIsCountedWithoutLookingAtOthers(int rows) throws Exception {
        try (Connection connection = superuser();
                Statement sql = connection.createStatement()) {
            sql.execute("create temp table offered_function (like offered_function)");
            sql.execute("insert into offered_function (host, address, vendor_id, device_id, class_id)"
                    + " select 'host-' || n / 50, '0000:' || n % 50, '8086', '10c6', '0200'"
                    + " from generate_series(1, " + rows + ") as n");
            finish(connection, "offered_function");
            try (PreparedStatement recount =
                    connection.prepareStatement("explain (format json) " + SupplyRepository.RECOUNT)) {
                recount.setArray(1, connection.createArrayOf("text", new Object[] {"host-7", "host-8"}));
                assertThat(scans("offered_function", json(recount)))
                        .isNotEmpty()
                        .allSatisfy(scan -> assertThat(scan.get("Node Type").asText())
                                .as(scan.toString())
                                .matches("Index.*|Bitmap Heap Scan"));
            }
        }
    }

    /** Indexes as the service's own table has them, made at once as that is quicker. */
    private void finish(Connection connection, String table) throws Exception {
        try (Connection service = database.getConnection();
                ResultSet indexes = service.createStatement()
                        .executeQuery("select indexdef, schemaname from pg_indexes where schemaname = current_schema()"
                                + " and tablename = '" + table + "'");
                Statement sql = connection.createStatement()) {
            while (indexes.next()) {
                sql.execute(indexes.getString(1).replace(indexes.getString(2) + "." + table, "pg_temp." + table));
            }
            sql.execute("analyze " + table);
        }
    }

    /** Only the superuser may have temporary tables; they hide those of the service and go with the connection. */
    private Connection superuser() throws Exception {
        Path secrets = Path.of(System.getProperty("slotkeeper.test.engine.directory"), "secrets");
        Connection connection = DriverManager.getConnection(
                ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class),
                "postgres",
                Files.readString(secrets.resolve("postgres-superuser")).strip());
        try (Connection service = database.getConnection();
                ResultSet schema = service.createStatement().executeQuery("select current_schema()");
                Statement sql = connection.createStatement()) {
            schema.next();
            sql.execute("set maintenance_work_mem = '256MB'");
            sql.execute("set search_path = pg_temp, " + schema.getString(1));
        }
        return connection;
    }

    /** As executed. */
    private static JsonNode plan(Connection connection, String find, int needed) throws Exception {
        try (PreparedStatement search = connection.prepareStatement("explain (analyze, format json) " + find)) {
            Object[][] columns = {
                {"0"},
                {"host-3"},
                {"0200"},
                {"8086"},
                {"10c6"},
                {String.valueOf(needed)},
                {"true"},
                {String.valueOf(needed)}
            };
            for (int i = 0; i < columns.length; i++) {
                search.setArray(i + 1, connection.createArrayOf("text", columns[i]));
            }
            return json(search);
        }
    }

    private static JsonNode json(PreparedStatement explain) throws Exception {
        try (ResultSet plan = explain.executeQuery()) {
            plan.next();
            return new ObjectMapper().readTree(plan.getString(1));
        }
    }

    private static List<JsonNode> scans(String table, JsonNode plan) {
        List<JsonNode> scans = new ArrayList<>();
        plan.findParents("Relation Name").stream()
                .filter(node -> node.get("Relation Name").asText().equals(table))
                .filter(node -> node.get("Node Type").asText().contains("Scan"))
                .forEach(scans::add);
        return scans;
    }

    private static long read(JsonNode scan) {
        return Math.round((scan.path("Actual Rows").asDouble()
                        + scan.path("Rows Removed by Filter").asDouble())
                * scan.path("Actual Loops").asLong());
    }
}
