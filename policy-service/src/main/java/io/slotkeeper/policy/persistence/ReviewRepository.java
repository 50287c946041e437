package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Place;
import io.slotkeeper.policy.application.preview.AffectedDocument;
import io.slotkeeper.policy.application.preview.Fleet.Passage;
import io.slotkeeper.policy.application.preview.Reviews;
import io.slotkeeper.policy.application.preview.Spot;
import io.slotkeeper.policy.domain.verdict.Effect;
import io.slotkeeper.policy.persistence.Sql.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reviews and what they found; one row per version and assignment by the table's own constraint. */
@ApplicationScoped
class ReviewRepository implements Reviews {

    private static final String OPEN = "insert into support_list_review (version) values (?)";
    private static final String LOCK =
            """
            select version, pass, after_host, after_assignment from support_list_review
             where finished_at is null and not_before <= now()
             order by version
             limit 1
               for update skip locked
            """;
    private static final String ADVANCE =
            """
            update support_list_review
               set after_host = ?, after_assignment = cast(? as uuid), looked_at = looked_at + ?, skipped = skipped + ?
             where version = ?
            """;
    private static final String PASSED =
            """
            update support_list_review
               set after_host = default, after_assignment = default, looked_at = looked_at + ?, skipped = skipped + ?,
                   pass = 2, not_before = now() + ? * interval '1 millisecond',
                   finished_at = case pass when 2 then now() end
             where version = ?
            """;
    private static final String APPEND =
            """
            insert into affected_assignment (version, assignment, id, project, effect, document)
            select ?, assignment, id, project, effect, cast(document as jsonb)
              from unnest(cast(? as uuid[]), cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[]))
                   as found (assignment, id, project, effect, document)
             order by assignment
            on conflict (version, assignment) do nothing
            returning id
            """;
    private static final String AFFECTED =
            """
            select cast(document as text) as document from affected_assignment
             where version = ? and project = ? and assignment > cast(? as uuid)
             order by assignment
             limit ?
            """;
    private static final String PROGRESS =
            "select pass, looked_at, skipped, started_at, finished_at from support_list_review where version = ?";
    private static final String COUNTS =
            """
            select effect, count(*) as affected, count(*) filter (where project <> ?) as others
              from affected_assignment where version = ? group by effect
            """;
    private static final String FOUND =
            """
            select id, found_at, cast(document as text) as document from affected_assignment
             where (found_at, id) > (cast(? as timestamptz), ?)
             order by found_at, id
             limit ?
            """;

    private final Sql sql;
    private final Documents documents;

    ReviewRepository(Sql sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    @Override
    public void open(int version) {
        sql.update(OPEN, version);
    }

    @Override
    public Optional<Review> lockNext() {
        return sql
                .query(
                        LOCK,
                        row -> new Review(
                                new Passage(row.getInt("version"), row.getInt("pass") == 2),
                                new Spot(row.getString("after_host"), row.getString("after_assignment"))))
                .stream()
                .findFirst();
    }

    @Override
    public void advance(Review review, Spot reached, Batch batch) {
        sql.update(
                ADVANCE,
                reached.host(),
                reached.id(),
                batch.lookedAt(),
                batch.skipped(),
                review.passage().version());
    }

    @Override
    public void passed(Review review, Batch last, Duration until) {
        sql.update(
                PASSED,
                last.lookedAt(),
                last.skipped(),
                until.toMillis(),
                review.passage().version());
    }

    @Override
    public Set<UUID> append(int version, List<Found> found) {
        if (found.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.query(
                APPEND,
                row -> row.getObject("id", UUID.class),
                version,
                Column.of(found, one -> one.affected().assignment()),
                Column.of(found, Found::id),
                Column.of(found, one -> one.affected().project()),
                Column.of(found, one -> one.affected().effect()),
                Column.of(found, one -> documents.write(one.affected()))));
    }

    @Override
    public List<AffectedDocument> affected(int version, String project, String after, int limit) {
        return sql.query(AFFECTED, this::document, version, project, after, limit);
    }

    @Override
    public Optional<Progress> progress(int version, String project) {
        return sql.query(PROGRESS, row -> progress(version, project, row), version).stream()
                .findFirst();
    }

    private Progress progress(int version, String project, ResultSet row) throws SQLException {
        Map<Effect, Long> byEffect = new EnumMap<>(Effect.class);
        List<Long> others = sql.query(
                COUNTS,
                count -> {
                    byEffect.put(Effect.valueOf(count.getString("effect")), count.getLong("affected"));
                    return count.getLong("others");
                },
                project,
                version);
        return new Progress(
                version,
                row.getInt("pass"),
                row.getInt("looked_at"),
                row.getInt("skipped"),
                byEffect,
                others.stream().mapToLong(Long::longValue).sum(),
                Sql.instant(row, "started_at"),
                row.getObject("finished_at", OffsetDateTime.class) == null ? null : Sql.instant(row, "finished_at"));
    }

    @Override
    public List<Aged> found(Place after, int limit) {
        return sql.query(
                FOUND,
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Aged(new Place(Sql.instant(row, "found_at"), id), new Found(id, document(row)));
                },
                after.issuedAt().toString(),
                after.id(),
                limit);
    }

    private AffectedDocument document(ResultSet row) throws SQLException {
        return documents.read(row.getString("document"), AffectedDocument.class);
    }
}
