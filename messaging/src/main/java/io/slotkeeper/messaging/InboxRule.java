package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * That an event was applied is remembered for longer than any topic keeps events, 30 days, so that nothing that can
 * still be delivered is applied twice. A state topic keeps its newest records for ever; a reader of those compares
 * revisions. What an open dead letter could still replay is remembered for as long as it is open.
 */
@ApplicationScoped
class InboxRule implements RetentionRule {
    private static final String PURGE = "delete from inbox where ctid = any(array(select inbox.ctid from inbox"
            + " where applied_at < now() - ? * interval '1 second'"
            + " and not exists (select 1 from dead_letter letter where letter.state = 'OPEN'"
            + " and letter.channel = inbox.consumer"
            + " and letter.event_source || '#' || letter.event_id = inbox.event_id)"
            + " order by applied_at limit ? for update skip locked))";

    private final Purge purge;
    private final Duration keep;

    @Inject
    InboxRule(
            AgroalDataSource database,
            @ConfigProperty(name = "slotkeeper.messaging.keep-inbox", defaultValue = "35d") Duration keep) {
        this.purge = new Purge(database, PURGE);
        this.keep = keep;
    }

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public Duration keep() {
        return keep;
    }

    @Override
    public int purge(Duration keep, int batch) {
        return purge.run(keep, batch);
    }
}
