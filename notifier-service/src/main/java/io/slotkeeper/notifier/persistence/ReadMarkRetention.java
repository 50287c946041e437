package io.slotkeeper.notifier.persistence;

import io.agroal.api.AgroalDataSource;
import io.slotkeeper.messaging.RetentionRule;
import io.slotkeeper.notifier.config.NotifierConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Read marks go when they are as old as notifications may get and nothing of their change is left: a notification that
 * is still there stays read.
 */
@ApplicationScoped
class ReadMarkRetention implements RetentionRule {
    private static final String PURGE =
            """
            delete from read_mark where (subject, assignment, revision, occasion) in (
                select m.subject, m.assignment, m.revision, m.occasion from read_mark m
                where m.read_at < now() - ? * interval '1 millisecond'
                and not exists (
                    select from notification n where n.assignment = m.assignment and n.revision = m.revision
                    and n.occasion = m.occasion)
                order by m.read_at limit ?)""";

    private final AgroalDataSource database;
    private final Duration keep;

    ReadMarkRetention(AgroalDataSource database, NotifierConfig config) {
        this.database = database;
        this.keep = config.retention().notifications();
    }

    @Override
    public String name() {
        return "read-marks";
    }

    @Override
    public Duration keep() {
        return keep;
    }

    @Override
    public int purge(Duration keep, int batch) {
        return NotificationRetention.purge(database, PURGE, keep, batch);
    }
}
