package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.source.KeptSource;
import io.slotkeeper.inventory.application.source.Remembered;
import io.slotkeeper.inventory.application.source.Run;
import io.slotkeeper.inventory.application.source.Runs;
import io.slotkeeper.inventory.application.source.Sources;
import io.slotkeeper.inventory.domain.Source;
import io.slotkeeper.inventory.domain.SourceKind;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.SourceSettings;
import io.slotkeeper.messaging.Standstill;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sources that are read by ourselves. Settings and runs are changed by different transactions at the same time, so
 * each statement writes just its own columns. What sources say about hosts is kept by {@link SourceRepository}.
 */
@ApplicationScoped
class SourceTable implements Sources, Runs {
    private static final String COLUMNS =
            """
            id, project, kind, url, cast(credentials as text), cast(trust as text), poll_seconds, watch, enabled,
            revision, cast(problem as text), problem_since, cast(missing as text), server, first_synced_at, run""";
    private static final String ADD =
            """
            insert into source (id, project, kind, url, credentials, trust, poll_seconds, watch, enabled, revision,
                                actor, correlation_id)
            values (:id, :project, :kind, :url, cast(:credentials as jsonb), cast(:trust as jsonb), :poll, :watch,
                    :enabled, :revision, :actor, :correlationId)
            on conflict do nothing""";
    private static final String CHANGE =
            """
            update source set kind = :kind, url = :url, credentials = cast(:credentials as jsonb),
                trust = cast(:trust as jsonb), poll_seconds = :poll, watch = :watch, enabled = :enabled,
                revision = :revision, actor = :actor, correlation_id = :correlationId, run = run + 1
            where id = :id""";
    private static final String RETIRE =
            """
            update source set enabled = false, revision = revision + 1, run = run + 1, actor = :actor,
                correlation_id = :correlationId
            where id = :id""";
    private static final String NEXT =
            "update source set run = run + 1 where id = :id and enabled returning " + COLUMNS;
    private static final String REMEMBER =
            """
            update source set problem = cast(:problem as jsonb), problem_since = :since,
                missing = cast(:missing as jsonb), server = :server, first_synced_at = :synced
            where id = :id""";

    private final EntityManager database;
    private final Standstill standstill;

    @Inject
    SourceTable(EntityManager database, Standstill standstill) {
        this.database = database;
        this.standstill = standstill;
    }

    @Override
    public Optional<KeptSource> find(SourceName id) {
        return rows("where id = :id", id).map(SourceTable::kept).findFirst();
    }

    @Override
    public List<KeptSource> list(@Nullable String after, int limit) {
        List<?> rows = database.createNativeQuery(
                        "select " + COLUMNS + " from source where id > :after order by id limit :limit")
                .setParameter("after", Objects.requireNonNullElse(after, ""))
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(row -> kept((Object[]) row)).toList();
    }

    @Override
    public Optional<Source> lock(SourceName id) {
        return rows("where id = :id for update", id).map(SourceTable::source).findFirst();
    }

    @Override
    public boolean add(Source source, Origin origin) {
        Query add = database.createNativeQuery(ADD).setParameter("project", source.project());
        return bind(add, source, origin).executeUpdate() == 1;
    }

    @Override
    public void change(Source source, Origin origin) {
        bind(database.createNativeQuery(CHANGE), source, origin).executeUpdate();
    }

    @Override
    public boolean endRun(SourceName id) {
        return database.createNativeQuery("update source set run = run + 1 where id = :id")
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    @Transactional
    public boolean retire(SourceName id, Origin origin) {
        return database.createNativeQuery(RETIRE)
                        .setParameter("id", id.value())
                        .setParameter("actor", origin.actor())
                        .setParameter("correlationId", origin.correlationId())
                        .executeUpdate()
                == 1;
    }

    @Override
    @Transactional
    public void remove(SourceName id) {
        for (String rows : List.of("source_host where source", "source_vm where source", "source where id")) {
            database.createNativeQuery("delete from " + rows + " = :id")
                    .setParameter("id", id.value())
                    .executeUpdate();
        }
    }

    @Override
    @Transactional
    public Map<SourceName, Long> wanted() {
        if (standstill.isDiverged()) {
            return Map.of();
        }
        Map<SourceName, Long> wanted = new HashMap<>();
        for (Object row : database.createNativeQuery("select id, run from source where enabled")
                .getResultList()) {
            Object[] columns = (Object[]) row;
            wanted.put(new SourceName((String) columns[0]), ((Number) columns[1]).longValue());
        }
        return wanted;
    }

    @Override
    @Transactional
    public Optional<Run> next(SourceName id) {
        List<?> rows =
                database.createNativeQuery(NEXT).setParameter("id", id.value()).getResultList();
        return rows.stream().map(row -> (Object[]) row).map(SourceTable::run).findFirst();
    }

    @Override
    public boolean holds(Run run) {
        return !database.createNativeQuery("select 1 from source where id = :id and run = :run for share")
                .setParameter("id", run.id().value())
                .setParameter("run", run.number())
                .getResultList()
                .isEmpty();
    }

    @Override
    public boolean synced(Run run) {
        return database.createNativeQuery("update source set synced_at = now() where id = :id and run = :run")
                        .setParameter("id", run.id().value())
                        .setParameter("run", run.number())
                        .executeUpdate()
                == 1;
    }

    @Override
    public void remember(Run run, Remembered remembered) {
        database.createNativeQuery(REMEMBER)
                .setParameter("id", run.id().value())
                .setParameter("problem", SourceDocuments.of(remembered.problem()))
                .setParameter("since", remembered.problemSince())
                .setParameter("missing", SourceDocuments.of(remembered.missing()))
                .setParameter("server", remembered.server())
                .setParameter("synced", remembered.firstSyncedAt())
                .executeUpdate();
    }

    private Stream<Object[]> rows(String where, SourceName id) {
        List<?> rows = database.createNativeQuery("select " + COLUMNS + " from source " + where)
                .setParameter("id", id.value())
                .getResultList();
        return rows.stream().map(row -> (Object[]) row);
    }

    private static Query bind(Query query, Source source, Origin origin) {
        SourceSettings settings = source.settings();
        return query.setParameter("id", source.id().value())
                .setParameter("kind", settings.kind().name())
                .setParameter("url", settings.url().toString())
                .setParameter("credentials", SourceDocuments.of(settings.credentials()))
                .setParameter("trust", SourceDocuments.of(settings.trust()))
                .setParameter("poll", settings.poll().toSeconds())
                .setParameter("watch", settings.watch())
                .setParameter("enabled", settings.enabled())
                .setParameter("revision", source.revision())
                .setParameter("actor", origin.actor())
                .setParameter("correlationId", origin.correlationId());
    }

    private static KeptSource kept(Object[] row) {
        return new KeptSource(source(row), remembered(row));
    }

    private static Run run(Object[] row) {
        return new Run(source(row), remembered(row), ((Number) row[15]).longValue());
    }

    private static Source source(Object[] row) {
        SourceSettings settings = new SourceSettings(
                SourceKind.valueOf((String) row[2]),
                URI.create((String) row[3]),
                SourceDocuments.credentials((String) row[4]),
                SourceDocuments.trust((String) row[5]),
                Duration.ofSeconds(((Number) row[6]).longValue()),
                (Boolean) row[7],
                (Boolean) row[8]);
        return new Source(new SourceName((String) row[0]), (String) row[1], settings, ((Number) row[9]).longValue());
    }

    private static Remembered remembered(Object[] row) {
        return new Remembered(
                SourceDocuments.problem((String) row[10]),
                (Instant) row[11],
                SourceDocuments.missing((String) row[12]),
                (String) row[13],
                (Instant) row[14]);
    }
}
