package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.AskedQuestion;
import io.slotkeeper.policy.application.Attempt;
import io.slotkeeper.policy.application.Questions;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.persistence.Sql.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Waiting questions in a table; deadlines are set and judged by the database's clock. */
@ApplicationScoped
class QuestionRepository implements Questions {

    private static final String KEEP =
            """
            insert into question (assignment, attempt, project, actor, correlation_id, host, vm, functions,
                                  min_host_revision, deadline)
            select assignment, attempt, project, actor, correlation_id, host, vm, cast(functions as jsonb),
                   min_host_revision, now() + ? * interval '1 millisecond'
              from unnest(cast(? as uuid[]), cast(? as integer[]), cast(? as text[]), cast(? as text[]),
                          cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                          cast(? as bigint[]))
                   as asked (assignment, attempt, project, actor, correlation_id, host, vm, functions,
                             min_host_revision)
             order by assignment, attempt
            on conflict do nothing
            """;
    private static final String WAITING =
            """
            select assignment, attempt, project, actor, correlation_id, host, vm, cast(functions as text) as functions,
                   min_host_revision, deadline <= now() as overdue
              from question
            """;
    private static final String ANSWERABLE =
            """
             where not_before <= now()
               and (deadline <= now()
                    or exists (select 1 from host_seen h
                                where h.host = question.host
                                  and h.revision >= coalesce(question.min_host_revision, 0)))
             order by deadline
             limit ?
            """;
    private static final String LOCK = " for update skip locked";
    private static final String ONE =
            WAITING + """
             where assignment = cast(? as uuid) and attempt = ?
            """ + LOCK;
    private static final String DROP =
            """
            delete from question
             using unnest(cast(? as uuid[]), cast(? as integer[])) as answered (assignment, attempt)
             where question.assignment = answered.assignment and question.attempt = answered.attempt
            """;
    private static final String POSTPONE =
            """
            update question set not_before = now() + ? * interval '1 millisecond'
             where assignment = cast(? as uuid) and attempt = ?
            """;
    private static final String OLDEST =
            "select coalesce(extract(epoch from now() - min(asked_at)), 0) as seconds from question";

    private final Sql sql;
    private final Documents documents;

    QuestionRepository(Sql sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    @Override
    public void keep(List<AskedQuestion> asked, Duration grace) {
        if (!asked.isEmpty()) {
            sql.update(
                    KEEP,
                    grace.toMillis(),
                    Column.of(asked, AskedQuestion::assignment),
                    Column.of(asked, AskedQuestion::attempt),
                    Column.of(asked, one -> one.question().project()),
                    Column.of(asked, AskedQuestion::actor),
                    Column.of(asked, AskedQuestion::correlationId),
                    Column.of(asked, one -> one.question().host()),
                    Column.of(asked, one -> one.question().vm()),
                    Column.of(asked, one -> documents.write(one.question().functions())),
                    Column.of(asked, AskedQuestion::minHostRevision));
        }
    }

    @Override
    public List<Waiting> lockAnswerable(int limit) {
        return sql.query(WAITING + ANSWERABLE + LOCK, this::waiting, limit);
    }

    @Override
    public List<Attempt> answerable(int limit) {
        return sql.query(
                "select assignment, attempt from question" + ANSWERABLE,
                row -> new Attempt(row.getString("assignment"), row.getInt("attempt")),
                limit);
    }

    @Override
    public Optional<Waiting> lock(Attempt asked) {
        return sql.query(ONE, this::waiting, asked.assignment(), asked.number()).stream()
                .findFirst();
    }

    @Override
    public void drop(List<AskedQuestion> answered) {
        if (!answered.isEmpty()) {
            sql.update(
                    DROP, Column.of(answered, AskedQuestion::assignment), Column.of(answered, AskedQuestion::attempt));
        }
    }

    @Override
    public void postpone(Attempt asked, Duration pause) {
        sql.update(POSTPONE, pause.toMillis(), asked.assignment(), asked.number());
    }

    @Override
    public double oldestSeconds() {
        return sql.query(OLDEST, row -> row.getDouble("seconds")).get(0);
    }

    private Waiting waiting(ResultSet row) throws SQLException {
        Question question = new Question(
                row.getString("project"),
                row.getString("host"),
                row.getString("vm"),
                documents.readStrings(row.getString("functions")));
        AskedQuestion asked = new AskedQuestion(
                row.getObject("assignment", UUID.class).toString(),
                row.getInt("attempt"),
                question,
                row.getObject("min_host_revision", Long.class),
                row.getString("actor"),
                row.getString("correlation_id"));
        return new Waiting(asked, row.getBoolean("overdue"));
    }
}
