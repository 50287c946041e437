package io.slotkeeper.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of before there were deadlines get one; the updates of the migration, in a transaction that is taken back. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "assignment"))
class DeadlinesMigrationTest {
    private static final String CHAIN = "{\"state\":{\"chain\":[{\"type\":\"%s\",\"functions\":[]}]}}";
    private static final String NO_CHAIN = "{\"state\":{\"chain\":null}}";

    @Inject
    AgroalDataSource database;

    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void takeBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** Days from the last change until the deadline; a dash is none. */
    @ParameterizedTest
    @CsvSource({
        "CLAIMED,           -,       30",
        "QUEUED,            -,       30",
        "DRIFTED,           -,       14",
        "PREPARING,         ENABLE,  1",
        "PREPARING,         REBOOT,  14",
        "ATTACHING,         ATTACH,  1",
        "RELEASING,         DETACH,  1",
        "SANITISING,        -,       1",
        "CANCELLED,         DISABLE, 1",
        "EXPIRED,           REBOOT,  14",
        "ATTACHED,          -,       -",
        "DENIED,            -,       -",
        "RELEASED,          -,       -",
        "FAILED,            -,       -",
        "CANCELLED,         -,       -",
        "EXPIRED,           -,       -"
    })
    void whatWaitsGetsItsDeadline(String state, String order, String days) throws SQLException, IOException {
        UUID id = row(state, order, "now()");
        migrate();
        String expected = days.equals("-") ? "-" : days + " days 00:00:00";
        assertThat(text("select coalesce((deadline - updated_at)::text, '-') from assignment where id = '" + id + "'"))
                .isEqualTo(expected.replace("1 days", "1 day").replace(" 00:00:00", ""));
    }

    @Test
    void whatHasWaitedLongIsGivenADayMore() throws SQLException, IOException {
        UUID id = row("PREPARING", "ENABLE", "now() - interval '9 days'");
        migrate();
        assertThat(text("select (deadline - now())::text from assignment where id = '" + id + "'"))
                .isEqualTo("1 day");
    }

    @Test
    void aQuestionIsAskedAgainAfterItsTime() throws SQLException, IOException {
        UUID id = row("REQUESTED", "-", "now()");
        migrate();
        assertThat(text("select (deadline - asked_at)::text from assignment where id = '" + id + "'"))
                .isEqualTo("00:00:30");
    }

    @Test
    void aPendingOrderEndsWithItsWait() throws SQLException, IOException {
        UUID id = row("PREPARING", "REBOOT", "now()");
        execute(
                """
                insert into assignment_order (id, assignment, project, host, vm, type, functions, state, steps, issued_at)
                values (gen_random_uuid(), '%s', 'default', 'h', 'v', 'REBOOT', '[]', 'PENDING', '[]', now())"""
                        .formatted(id));
        migrate();
        assertThat(text(
                        "select (o.deadline = a.deadline)::text from assignment a join assignment_order o on o.assignment = a.id where a.id = '"
                                + id + "'"))
                .isEqualTo("true");
    }

    private UUID row(String state, String order, String updatedAt) throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                """
                insert into assignment
                    (id, project, host, vm, state, revision, attempt, actor, asked_at, document, created_at, updated_at)
                values ('%s', 'default', 'h', 'v', '%s', 1, 1, 'tester', now(), '%s', now(), %s)"""
                        .formatted(id, state, order.equals("-") ? NO_CHAIN : CHAIN.formatted(order), updatedAt));
        return id;
    }

    private void migrate() throws SQLException, IOException {
        List<String> updates = Arrays.stream(script().split(";\n"))
                .map(statement -> statement.replaceAll("(?m)^--.*$", "").strip())
                .filter(statement -> statement.startsWith("update"))
                .toList();
        assertThat(updates).hasSize(3);
        for (String update : updates) {
            execute(update);
        }
    }

    private static String script() throws IOException {
        try (InputStream script = DeadlinesMigrationTest.class.getResourceAsStream("/db/migration/V2__deadlines.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
