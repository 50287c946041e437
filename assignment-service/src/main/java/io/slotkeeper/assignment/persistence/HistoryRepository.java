package io.slotkeeper.assignment.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.assignment.application.FactRecord;
import io.slotkeeper.assignment.application.History;
import io.slotkeeper.assignment.domain.Assignment;
import io.slotkeeper.assignment.domain.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code history}. */
@ApplicationScoped
class HistoryRepository implements History, PanacheRepositoryBase<HistoryEntity, HistoryEntity.Key> {
    @Override
    public void append(FactRecord fact, String event) {
        Assignment assignment = fact.assignment();
        HistoryEntity row = new HistoryEntity();
        row.key = new HistoryEntity.Key(assignment.id(), assignment.revision());
        row.eventId = fact.eventId();
        row.fact = fact.fact().name();
        row.state = assignment.state().name().name();
        row.previousState =
                fact.previousState() == null ? null : fact.previousState().name();
        row.project = assignment.origin().project();
        row.actor = fact.actor();
        row.reason = fact.reason();
        row.message = fact.message();
        row.correlationId = fact.correlationId();
        row.event = event;
        row.at = fact.at();
        persist(row);
    }

    @Override
    public List<Entry> of(UUID assignment) {
        return find("key.assignment = ?1 order by key.revision", assignment).stream()
                .map(HistoryRepository::toEntry)
                .toList();
    }

    @Override
    public List<Told> since(Instant since, @Nullable UUID after, int limit) {
        return find("eventId > ?1 and at >= ?2 order by eventId", Sql.orFirst(after), since).page(0, limit).stream()
                .map(row -> new Told(
                        row.eventId,
                        Fact.valueOf(row.fact),
                        row.key.assignment(),
                        row.project,
                        row.correlationId,
                        row.event))
                .toList();
    }

    private static Entry toEntry(HistoryEntity row) {
        return new Entry(
                row.key.revision(),
                row.fact,
                row.state,
                row.previousState,
                row.actor,
                row.reason,
                row.message,
                row.eventId,
                row.correlationId,
                row.at);
    }
}
