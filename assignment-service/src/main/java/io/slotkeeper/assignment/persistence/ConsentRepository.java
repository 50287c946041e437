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

    @Inject
    ConsentRepository(Json json) {
        this.json = json;
    }

    @Override
    public void add(UUID assignment, String project, Finding finding, Given given) {
        ConsentEntity.Key key = new ConsentEntity.Key(assignment, finding.code(), finding.subject());
        if (findById(key) != null) {
            return;
        }
        ConsentEntity row = new ConsentEntity();
        row.key = key;
        row.parameters = json.write(finding.parameters());
        row.project = project;
        row.actor = given.actor();
        row.correlationId = given.correlationId();
        row.at = given.at();
        persist(row);
    }

    @Override
    public List<Consent> of(UUID assignment) {
        return find("key.assignment = ?1 order by key.code, key.subject", assignment).stream()
                .map(row -> new Consent(row.key.code(), row.key.subject(), row.actor, row.at))
                .toList();
    }
}
