package io.slotkeeper.notifier.persistence;

import io.slotkeeper.notifier.domain.Reader;
import io.slotkeeper.notifier.domain.StateChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Writes who has read of what; a mark that is there already stays as it is. */
@ApplicationScoped
class ReadMarkTable {
    private static final String MARK =
            """
            insert into read_mark (subject, assignment, revision, occasion, project)
            values (:subject, :assignment, :revision, :occasion, :project)
            on conflict do nothing""";
    private static final String MARK_ALL =
            """
            insert into read_mark (subject, assignment, revision, occasion, project)
            select distinct :subject, assignment, revision, occasion, project from notification
            where project = :project and addressee in (:own)
            on conflict do nothing""";

    private final EntityManager database;

    ReadMarkTable(EntityManager database) {
        this.database = database;
    }

    void mark(Reader reader, StateChange change) {
        database.createNativeQuery(MARK)
                .setParameter("subject", reader.subject())
                .setParameter("assignment", change.assignment())
                .setParameter("revision", change.revision())
                .setParameter("occasion", change.occasion())
                .setParameter("project", change.project())
                .executeUpdate();
    }

    int markAll(Reader reader) {
        return database.createNativeQuery(MARK_ALL)
                .setParameter("subject", reader.subject())
                .setParameter("project", reader.project())
                .setParameter("own", reader.addresseeKeys())
                .executeUpdate();
    }
}
