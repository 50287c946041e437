package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.custom.PublishedRules;
import io.slotkeeper.policy.application.custom.PublishedRules.What;
import io.slotkeeper.policy.application.custom.RuleSets;
import io.slotkeeper.policy.domain.custom.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Versions of the custom rules in an append-only table, numbered by its primary key. */
@ApplicationScoped
class RuleSetRepository implements RuleSets {

    private static final String IN_FORCE = "select coalesce(max(version), 0) as version from custom_rules_version";
    private static final String FIND =
            "select version, cast(document as text) as document from custom_rules_version where version = ?";
    private static final String HEADS =
            """
            select version, digest, rules, actor, comment, what, rule, published_at from custom_rules_version
            """;
    private static final String APPEND =
            """
            insert into custom_rules_version (version, digest, rules, document, actor, comment, what, rule, published_at)
            values (?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, cast(? as timestamptz))
            on conflict (version) do nothing
            """;

    private final Sql sql;
    private final Documents documents;

    RuleSetRepository(Sql sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    @Override
    public int versionInForce() {
        return sql.query(IN_FORCE, row -> row.getInt("version")).get(0);
    }

    @Override
    public Optional<RuleSet> find(int version) {
        return version == RuleSet.EMPTY.version()
                ? Optional.of(RuleSet.EMPTY)
                : sql.query(FIND, row -> documents.read(row.getString("document"), RuleSet.class), version).stream()
                        .findFirst();
    }

    @Override
    public Optional<PublishedRules> published(int version) {
        return sql.query(HEADS + " where version = ?", RuleSetRepository::head, version).stream()
                .findFirst();
    }

    @Override
    public List<PublishedRules> publishedBelow(int version, int limit) {
        return sql.query(
                HEADS + " where version < ? order by version desc limit ?", RuleSetRepository::head, version, limit);
    }

    @Override
    public Optional<PublishedRules> append(
            RuleSet set, What what, String rule, String actor, String comment, Instant at) {
        String document = documents.write(set);
        String digest = BundledFile.ruleset(
                        Rulebooks.CUSTOM_RULES, set.version(), set.rules().size(), document)
                .digest();
        int appended = sql.update(
                APPEND,
                set.version(),
                digest,
                set.rules().size(),
                document,
                actor,
                comment,
                what.name(),
                rule,
                at.toString());
        return appended == 1
                ? Optional.of(
                        new PublishedRules(set.version(), digest, set.rules().size(), actor, comment, what, rule, at))
                : Optional.empty();
    }

    private static PublishedRules head(ResultSet row) throws SQLException {
        return new PublishedRules(
                row.getInt("version"),
                row.getString("digest"),
                row.getInt("rules"),
                row.getString("actor"),
                row.getString("comment"),
                What.valueOf(row.getString("what")),
                row.getString("rule"),
                Sql.instant(row, "published_at"));
    }
}
