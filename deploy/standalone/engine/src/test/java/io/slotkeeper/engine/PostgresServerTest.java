package io.slotkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that died and does not start: its disk is full, say, and later it is not. */
@Timeout(60)
class PostgresServerTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    @Test
    void attemptsThatFailedDoNotHinderTheOneThatCanSucceed() throws Exception {
        Path data = directory.resolve("postgres");
        Path needed = data.resolve("global/pg_control");
        Path away = directory.resolve("pg_control");
        try (PostgresServer server = PostgresServer.start(data, new Secrets(directory.resolve("secrets")), false)) {
            String url = server.jdbcUrl();
            server.stopImmediately();
            Files.move(needed, away);
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> server.startAgain(SHORT))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("start");
            }
            Files.move(away, needed);
            server.startAgain(Duration.ofSeconds(30));
            server.startAgain(SHORT);

            assertThat(server.jdbcUrl()).isEqualTo(url);
            try (Connection connection = server.administer()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
        assertThat(PostgresServer.running(data)).isEmpty();
    }

    @Test
    void aServerThatRecoversForLongIsWaitedForAndNotStartedTwice() throws Exception {
        Path data = directory.resolve("postgres");
        try (PostgresServer server = PostgresServer.start(data, new Secrets(directory.resolve("secrets")), false)) {
            server.stopImmediately();
            assertThatThrownBy(() -> server.startAgain(Duration.ZERO)).isInstanceOf(IOException.class);
            ProcessHandle recovering =
                    await().until(server::process, Optional::isPresent).orElseThrow();
            await().ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> server.startAgain(SHORT));
            assertThat(server.process()).contains(recovering);
        }
        assertThat(PostgresServer.running(data)).isEmpty();
    }
}
