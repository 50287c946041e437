package io.slotkeeper.assignment.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.assignment.application.Consents;
import io.slotkeeper.assignment.domain.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The table {@code consent}. */
@ApplicationScoped
class ConsentRepository implements Consents, PanacheRepositoryBase<ConsentEntity, ConsentEntity.Key> {
    private final Json json;
    private final Sql sql;

    @Inject
    ConsentRepository(Json json, Sql sql) {
        this.json = json;
        this.sql = sql;
    }

    @Override
    public void add(UUID assignment, String project, List<Finding> findings, Given given) {
        if (findings.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into consent (assignment, code, subject, parameters, project, actor, correlation_id, at)
                select ?, f.code, f.subject, f.parameters, ?, ?, ?, ?
                from jsonb_to_recordset(?::jsonb) as f (code text, subject text, parameters jsonb)
                on conflict do nothing""",
                assignment,
                project,
                given.actor(),
                given.correlationId(),
                given.at(),
                json.write(findings));
    }

    @Override
    public List<Consent> of(UUID assignment) {
        return find("key.assignment = ?1 order by key.code, key.subject", assignment).stream()
                .map(row -> new Consent(row.key.code(), row.key.subject(), row.actor, row.at))
                .toList();
    }
}
