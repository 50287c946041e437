package io.slotkeeper.policy.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.policy.application.Ruleset;
import io.slotkeeper.policy.application.RulesetLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Rulesets in an append-only table, each content once. */
@ApplicationScoped
class RulesetRepository implements RulesetLog, PanacheRepositoryBase<RulesetEntity, RulesetEntity.Key> {

    private static final String APPEND =
            """
            insert into ruleset (name, version, digest, entries, document, published_at)
            values (:name, :version, :digest, :entries, cast(:document as jsonb), :at)
            on conflict do nothing
            """;

    @Override
    public boolean append(Ruleset ruleset, Instant at) {
        return getSession()
                        .createNativeMutationQuery(APPEND)
                        .setParameter("name", ruleset.name())
                        .setParameter("version", ruleset.version())
                        .setParameter("digest", ruleset.digest())
                        .setParameter("entries", ruleset.entries())
                        .setParameter("document", ruleset.document())
                        .setParameter("at", at)
                        .executeUpdate()
                == 1;
    }

    @Override
    public Optional<Instant> publishedAt(Ruleset ruleset) {
        return find("name = ?1 and digest = ?2", ruleset.name(), ruleset.digest())
                .firstResultOptional()
                .map(row -> row.publishedAt);
    }
}
