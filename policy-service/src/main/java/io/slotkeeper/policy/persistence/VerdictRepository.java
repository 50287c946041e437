package io.slotkeeper.policy.persistence;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.slotkeeper.policy.application.Attempt;
import io.slotkeeper.policy.application.FactsDocument;
import io.slotkeeper.policy.application.IssuedVerdict;
import io.slotkeeper.policy.application.Place;
import io.slotkeeper.policy.application.StoredVerdict;
import io.slotkeeper.policy.application.VerdictDocument;
import io.slotkeeper.policy.application.VerdictLog;
import io.slotkeeper.policy.persistence.Sql.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The verdicts in an append-only table; one per attempt by the table's own constraint. */
@ApplicationScoped
class VerdictRepository implements VerdictLog, PanacheRepositoryBase<VerdictEntity, UUID> {

    private static final String GIVEN =
            """
            select assignment, attempt, project, actor, correlation_id, cast(verdict as text) as verdict,
                   cast(facts as text) as facts
              from verdict
              join unnest(cast(? as uuid[]), cast(? as integer[])) as asked (assignment, attempt)
             using (assignment, attempt)
            """;
    private static final String ISSUED =
            """
            select id, issued_at, assignment, attempt, project, actor, correlation_id, cast(verdict as text) as verdict,
                   cast(facts as text) as facts
              from verdict
             where (issued_at, id) > (cast(? as timestamptz), cast(? as uuid))
             order by issued_at, id
             limit ?
            """;
    private static final String APPEND =
            """
            insert into verdict (id, assignment, attempt, project, actor, correlation_id, host, vm, outcome, verdict, facts)
            select id, assignment, attempt, project, actor, correlation_id, host, vm, outcome, cast(verdict as jsonb),
                   cast(facts as jsonb)
              from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as integer[]), cast(? as text[]),
                          cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                          cast(? as text[]), cast(? as text[]), cast(? as text[]))
                   as given (id, assignment, attempt, project, actor, correlation_id, host, vm, outcome, verdict, facts)
             order by assignment, attempt
            on conflict (assignment, attempt) do nothing
            returning assignment, attempt
            """;

    private final Sql sql;
    private final Documents documents;

    VerdictRepository(Sql sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    @Override
    public Optional<StoredVerdict> find(String id) {
        return findByIdOptional(UUID.fromString(id)).map(this::stored);
    }

    @Override
    public Map<Attempt, StoredVerdict> given(Set<Attempt> attempts) {
        return sql
                .query(
                        GIVEN,
                        this::stored,
                        Column.of(attempts, Attempt::assignment),
                        Column.of(attempts, Attempt::number))
                .stream()
                .collect(toMap(StoredVerdict::asked, verdict -> verdict));
    }

    @Override
    public List<StoredVerdict> ofAssignment(String project, String assignment, int afterAttempt, int limit) {
        return find(
                        "project = ?1 and assignment = ?2 and attempt > ?3 order by attempt",
                        project,
                        UUID.fromString(assignment),
                        afterAttempt)
                .page(Page.ofSize(limit))
                .stream()
                .map(this::stored)
                .toList();
    }

    @Override
    public List<IssuedVerdict> issued(Place after, int limit) {
        return sql.query(
                ISSUED,
                row -> new IssuedVerdict(
                        new Place(Sql.instant(row, "issued_at"), row.getObject("id", UUID.class)), stored(row)),
                after.issuedAt().toString(),
                after.id(),
                limit);
    }

    @Override
    public VerdictDocument asStored(VerdictDocument verdict) {
        return documents.read(documents.write(verdict), VerdictDocument.class);
    }

    @Override
    public Set<Attempt> append(List<StoredVerdict> verdicts) {
        if (verdicts.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.query(
                APPEND,
                row -> new Attempt(row.getString("assignment"), row.getInt("attempt")),
                Column.of(verdicts, given -> given.verdict().id()),
                Column.of(verdicts, StoredVerdict::assignment),
                Column.of(verdicts, StoredVerdict::attempt),
                Column.of(verdicts, StoredVerdict::project),
                Column.of(verdicts, StoredVerdict::actor),
                Column.of(verdicts, StoredVerdict::correlationId),
                Column.of(verdicts, given -> given.verdict().host()),
                Column.of(verdicts, given -> given.verdict().vm()),
                Column.of(verdicts, given -> given.verdict().outcome()),
                Column.of(verdicts, given -> documents.write(given.verdict())),
                Column.of(verdicts, given -> documents.write(given.facts()))));
    }

    private StoredVerdict stored(ResultSet row) throws SQLException {
        return new StoredVerdict(
                row.getString("assignment"),
                row.getInt("attempt"),
                row.getString("project"),
                row.getString("actor"),
                row.getString("correlation_id"),
                documents.read(row.getString("verdict"), VerdictDocument.class),
                documents.read(row.getString("facts"), FactsDocument.class));
    }

    private StoredVerdict stored(VerdictEntity row) {
        return new StoredVerdict(
                row.assignment.toString(),
                row.attempt,
                row.project,
                row.actor,
                row.correlationId,
                documents.read(row.verdict, VerdictDocument.class),
                documents.read(row.facts, FactsDocument.class));
    }
}
