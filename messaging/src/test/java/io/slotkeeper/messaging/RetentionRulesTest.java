package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What inbox and dead letters keep, and for how long. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "messaging"))
class RetentionRulesTest {
    private final String channel = "retention-" + UUID.randomUUID();

    @Inject
    InboxRule inbox;

    @Inject
    DecidedLettersRule letters;

    @Inject
    AgroalDataSource database;

    private Sql sql;

    @BeforeEach
    void connect() {
        sql = new Sql(database);
    }

    @Test
    void theDefaultsAreAsTheOperationsPageSays() {
        assertThat(inbox.keep()).isEqualTo(Duration.ofDays(35));
        assertThat(letters.keep()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void theInboxForgetsTheOldestFirstAndNothingYounger() {
        applied("a", 40);
        applied("b", 39);
        applied("c", 38);
        applied("d", 34);
        assertThat(purge(inbox, 2)).isEqualTo(2);
        assertThat(remembered()).isEqualTo("c,d");
        assertThat(purge(inbox, 2)).isEqualTo(1);
        assertThat(remembered()).isEqualTo("d");
    }

    @Test
    void theInboxKeepsWhatAnOpenLetterCouldReplay() {
        applied("open", 40);
        applied("dismissed", 40);
        letter("open", "OPEN", 400);
        letter("dismissed", "DISMISSED", 1);
        purge(inbox, 500);
        assertThat(remembered()).isEqualTo("open");
    }

    @Test
    void openLettersAreKeptForEverAndDecidedOnesForATime() {
        letter("open", "OPEN", 400);
        letter("old", "REPLAYED", 91);
        letter("older", "DISMISSED", 92);
        letter("young", "DISMISSED", 89);
        sql.run("insert into dead_letter_decision (id, letter, decision, actor) select gen_random_uuid(), id,"
                + " 'REPLAYED', 'test' from dead_letter where channel = '" + channel + "' and event_id = 'old'");
        assertThat(purge(letters, 1)).isEqualTo(1);
        assertThat(kept()).isEqualTo("old,open,young");
        assertThat(purge(letters, 500)).isEqualTo(1);
        assertThat(kept()).isEqualTo("open,young");
    }

    private static int purge(RetentionRule rule, int batch) {
        return QuarkusTransaction.requiringNew().call(() -> rule.purge(rule.keep(), batch));
    }

    private void applied(String event, int days) {
        sql.run("insert into inbox (consumer, event_id, applied_at) values ('" + channel + "', '/test#" + event
                + "', now() - interval '" + days + " days')");
    }

    private void letter(String event, String state, int days) {
        sql.run("insert into dead_letter (id, direction, channel, topic, headers, fingerprint, event_id, event_source,"
                + " reason, state, arrived_at, decided_at) values (gen_random_uuid(), 'IN', '" + channel
                + "', 't', '[]', '"
                + event + "', '" + event + "', '/test', 'r', '" + state + "', now() - interval '" + days + " days',"
                + " case when '" + state + "' = 'OPEN' then null else now() - interval '" + days + " days' end)");
    }

    private String remembered() {
        return sql.text("select string_agg(split_part(event_id, '#', 2), ',' order by event_id) from inbox"
                + " where consumer = '" + channel + "'");
    }

    private String kept() {
        return sql.text("select string_agg(event_id, ',' order by event_id) from dead_letter where channel = '"
                + channel + "'");
    }
}
