package io.slotkeeper.policy.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.Ruleset;
import io.slotkeeper.policy.application.RulesetLog;
import io.slotkeeper.policy.domain.platform.PlatformProfiles;
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
    private static final String DOCUMENT =
            """
            select cast(document as text) from ruleset
             where name = :name and version = :version order by published_at desc limit 1
            """;

    private final Documents documents;

    RulesetRepository(Documents documents) {
        this.documents = documents;
    }

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
    public Optional<PlatformProfiles> platformProfiles(int version) {
        return getSession()
                .createNativeQuery(DOCUMENT, String.class)
                .setParameter("name", Rulebooks.PLATFORM_PROFILES)
                .setParameter("version", version)
                .getResultStream()
                .findFirst()
                .map(document -> documents.read(document, PlatformProfiles.class));
    }

    @Override
    public Optional<Instant> publishedAt(Ruleset ruleset) {
        return find("name = ?1 and digest = ?2", ruleset.name(), ruleset.digest())
                .firstResultOptional()
                .map(row -> row.publishedAt);
    }
}
