package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Dead letters that somebody has decided about are kept for a time with their decisions; open ones for ever. */
@ApplicationScoped
class DecidedLettersRule implements RetentionRule {
    private static final String PURGE = "delete from dead_letter where id in (select id from dead_letter"
            + " where state <> 'OPEN' and decided_at < now() - ? * interval '1 second'"
            + " order by decided_at limit ? for update skip locked)";

    private final Purge purge;
    private final Duration keep;

    @Inject
    DecidedLettersRule(
            AgroalDataSource database,
            @ConfigProperty(name = "slotkeeper.messaging.keep-decided-dead-letters", defaultValue = "90d")
                    Duration keep) {
        this.purge = new Purge(database, PURGE);
        this.keep = keep;
    }

    @Override
    public String name() {
        return "dead-letters";
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
