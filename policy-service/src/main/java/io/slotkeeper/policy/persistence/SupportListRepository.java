package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.Ruleset;
import io.slotkeeper.policy.application.support.PublishedVersion;
import io.slotkeeper.policy.application.support.SupportLists;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Versions in an append-only table. A version never changes, so what was read of one is kept in memory; which is in force
 * is asked every time, so that all instances agree.
 */
@ApplicationScoped
class SupportListRepository implements SupportLists {

    private static final String IN_FORCE = "select coalesce(max(version), 0) as version from support_list_version";
    private static final String FIND =
            "select version, cast(document as text) as document from support_list_version where version = ?";
    private static final String HEADS =
            """
            select version, digest, entries, actor, comment, based_on, rolled_back_to, published_at
              from support_list_version
            """;
    private static final String APPEND =
            """
            insert into support_list_version
                   (version, digest, entries, document, actor, comment, based_on, rolled_back_to, published_at)
            values (?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, cast(? as timestamptz))
            on conflict (version) do nothing
            """;

    private final Sql sql;
    private final Documents documents;
    private final FoundingFile founding;
    private final Recent<SupportList> recent = new Recent<>();

    SupportListRepository(Sql sql, Documents documents, FoundingFile founding) {
        this.sql = sql;
        this.documents = documents;
        this.founding = founding;
    }

    @Override
    public SupportList inForce() {
        int version = sql.query(IN_FORCE, row -> row.getInt("version")).get(0);
        // nothing is stored before the first start is through; what will be stored then is known
        return version == 0
                ? founding.list().list().asVersion(1)
                : find(version).orElseThrow();
    }

    @Override
    public Optional<SupportList> find(int version) {
        SupportList known = recent.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<SupportList> found =
                sql.query(FIND, this::list, version).stream().findFirst();
        found.ifPresent(list -> recent.put(version, list));
        return found;
    }

    @Override
    public Optional<PublishedVersion> published(int version) {
        return sql.query(HEADS + " where version = ?", SupportListRepository::head, version).stream()
                .findFirst();
    }

    @Override
    public List<PublishedVersion> publishedBelow(int version, int limit) {
        return sql.query(
                HEADS + " where version < ? order by version desc limit ?",
                SupportListRepository::head,
                version,
                limit);
    }

    @Override
    public Optional<PublishedVersion> found(Ruleset file, String actor, String comment, Instant at) {
        return append(
                file.document(),
                new PublishedVersion(1, file.digest(), file.entries(), actor, comment, null, null, at));
    }

    @Override
    public Optional<PublishedVersion> append(
            SupportList list, String actor, String comment, @Nullable Integer rolledBackTo, Instant at) {
        String document = documents.write(list);
        Ruleset file = BundledFile.ruleset(
                Rulebooks.SUPPORT_LIST, list.version(), list.entries().size(), document);
        return append(
                document,
                new PublishedVersion(
                        list.version(),
                        file.digest(),
                        file.entries(),
                        actor,
                        comment,
                        list.version() - 1,
                        rolledBackTo,
                        at));
    }

    private Optional<PublishedVersion> append(String document, PublishedVersion version) {
        int appended = sql.update(
                APPEND,
                version.version(),
                version.digest(),
                version.entries(),
                document,
                version.actor(),
                version.comment(),
                version.basedOn(),
                version.rolledBackTo(),
                version.publishedAt().toString());
        return appended == 1 ? Optional.of(version) : Optional.empty();
    }

    private SupportList list(ResultSet row) throws SQLException {
        return documents.read(row.getString("document"), SupportList.class).asVersion(row.getInt("version"));
    }

    private static PublishedVersion head(ResultSet row) throws SQLException {
        return new PublishedVersion(
                row.getInt("version"),
                row.getString("digest"),
                row.getInt("entries"),
                row.getString("actor"),
                row.getString("comment"),
                row.getObject("based_on", Integer.class),
                row.getObject("rolled_back_to", Integer.class),
                Sql.instant(row, "published_at"));
    }
}
