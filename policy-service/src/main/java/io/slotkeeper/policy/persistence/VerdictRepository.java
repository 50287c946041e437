package io.slotkeeper.policy.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.slotkeeper.policy.application.FactsDocument;
import io.slotkeeper.policy.application.StoredVerdict;
import io.slotkeeper.policy.application.VerdictDocument;
import io.slotkeeper.policy.application.VerdictLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The verdicts in an append-only table; one per attempt by the table's own constraint. */
@ApplicationScoped
class VerdictRepository implements VerdictLog, PanacheRepositoryBase<VerdictEntity, UUID> {

    private static final String APPEND =
            """
            insert into verdict (id, assignment, attempt, project, actor, correlation_id, host, vm, outcome, verdict, facts)
            values (:id, :assignment, :attempt, :project, :actor, :correlationId, :host, :vm, :outcome,
                    cast(:verdict as jsonb), cast(:facts as jsonb))
            on conflict (assignment, attempt) do nothing
            """;

    private final Documents documents;

    VerdictRepository(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Optional<StoredVerdict> find(String id) {
        return findByIdOptional(UUID.fromString(id)).map(this::stored);
    }

    @Override
    public Optional<StoredVerdict> find(String assignment, int attempt) {
        return find("assignment = ?1 and attempt = ?2", UUID.fromString(assignment), attempt)
                .firstResultOptional()
                .map(this::stored);
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
    public boolean append(StoredVerdict verdict) {
        VerdictDocument document = verdict.verdict();
        return getSession()
                        .createNativeMutationQuery(APPEND)
                        .setParameter("id", UUID.fromString(document.id()))
                        .setParameter("assignment", UUID.fromString(verdict.assignment()))
                        .setParameter("attempt", verdict.attempt())
                        .setParameter("project", verdict.project())
                        .setParameter("actor", verdict.actor())
                        .setParameter("correlationId", verdict.correlationId(), String.class)
                        .setParameter("host", document.host())
                        .setParameter("vm", document.vm())
                        .setParameter("outcome", document.outcome().name())
                        .setParameter("verdict", documents.write(document))
                        .setParameter("facts", documents.write(verdict.facts()))
                        .executeUpdate()
                == 1;
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
