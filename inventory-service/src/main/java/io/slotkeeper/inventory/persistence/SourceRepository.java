package io.slotkeeper.inventory.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.SourceFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the sources say, one row each. */
@ApplicationScoped
class SourceRepository implements PanacheRepositoryBase<SourceEntity, PartOfHost.Source> {
    List<SourceEntity> of(HostId host) {
        return list("host", host.value());
    }

    void save(@Nullable Host before, Host after, Origin origin) {
        after.sources().values().stream()
                .filter(facts ->
                        before == null || !facts.equals(before.sources().get(facts.source())))
                .forEach(facts -> write(after, facts, origin));
    }

    private void write(Host host, SourceFacts facts, Origin origin) {
        PartOfHost.Source key = new PartOfHost.Source();
        key.host = host.id().value();
        key.source = facts.source().value();
        SourceEntity row = findById(key);
        boolean fresh = row == null;
        if (row == null) {
            row = new SourceEntity();
            row.host = key.host;
            row.source = key.source;
            row.project = host.project();
        }
        row.generation = facts.generation();
        row.observedAt = facts.observedAt();
        row.pushed = facts.host() == null;
        row.facts = Documents.write(facts);
        row.actor = origin.actor();
        row.correlationId = origin.correlationId();
        if (fresh) {
            persist(row);
        }
    }
}
