package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.application.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** The table {@code idempotency_key}. */
@ApplicationScoped
class IdempotencyRepository implements IdempotencyKeys {
    private final Sql sql;
    private final EntityManager entities;

    @Inject
    IdempotencyRepository(Sql sql, EntityManager entities) {
        this.sql = sql;
        this.entities = entities;
    }

    /** An advisory lock, so that a crashed request leaves no key behind that is for ever in progress. */
    @Override
    public boolean tryLock(Key key) {
        return sql.query(
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as locked",
                        row -> row.getBoolean("locked"),
                        key.subject() + "\n" + key.route() + "\n" + key.value())
                .get(0);
    }

    @Override
    public Optional<First> find(Key key) {
        return sql
                .query(
                        """
                        select fingerprint, assignment, answer from idempotency_key
                        where subject = ? and route = ? and key = ?""",
                        row -> new First(
                                row.getString("fingerprint"),
                                row.getObject("assignment", UUID.class),
                                row.getString("answer")),
                        key.subject(),
                        key.route(),
                        key.value())
                .stream()
                .findFirst();
    }

    @Override
    public void remember(Key key, First first) {
        entities.flush();
        sql.update(
                """
                insert into idempotency_key (subject, route, key, fingerprint, assignment, answer)
                values (?, ?, ?, ?, ?, ?::jsonb)""",
                key.subject(),
                key.route(),
                key.value(),
                first.fingerprint(),
                first.assignment(),
                first.answer());
    }

    @Override
    public void answered(Key key, String answer) {
        sql.update(
                "update idempotency_key set answer = ?::jsonb where subject = ? and route = ? and key = ?",
                answer,
                key.subject(),
                key.route(),
                key.value());
    }
}
