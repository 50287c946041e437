package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Ruleset;
import io.slotkeeper.policy.application.RulesetLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Rulesets in an append-only table, each content once. */
@ApplicationScoped
class RulesetRepository implements RulesetLog {

    private static final String APPEND =
            """
            insert into ruleset (name, version, digest, entries, document, published_at)
            values (?, ?, ?, ?, cast(? as jsonb), cast(? as timestamptz))
            on conflict do nothing
            """;

    private final Sql sql;

    RulesetRepository(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean append(Ruleset ruleset, Instant at) {
        return sql.update(
                        APPEND,
                        ruleset.name(),
                        ruleset.version(),
                        ruleset.digest(),
                        ruleset.entries(),
                        ruleset.document(),
                        at.toString())
                == 1;
    }
}
