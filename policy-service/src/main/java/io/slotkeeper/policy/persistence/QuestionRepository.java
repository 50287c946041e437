package io.slotkeeper.policy.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.policy.application.AskedQuestion;
import io.slotkeeper.policy.application.Questions;
import io.slotkeeper.policy.domain.facts.Question;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Waiting questions in a table; deadlines are set and judged by the database's clock. */
@ApplicationScoped
class QuestionRepository implements Questions, PanacheRepositoryBase<QuestionEntity, QuestionEntity.Key> {

    private static final String KEEP =
            """
            insert into question (assignment, attempt, project, actor, correlation_id, host, vm, functions,
                                  min_host_revision, deadline)
            values (:assignment, :attempt, :project, :actor, :correlationId, :host, :vm, cast(:functions as jsonb),
                    :minHostRevision, now() + :graceMillis * interval '1 millisecond')
            on conflict do nothing
            """;
    private static final String ANSWERABLE =
            """
            select assignment, attempt, project, actor, correlation_id, host, vm, cast(functions as text),
                   min_host_revision, deadline <= now()
              from question
             where (cast(:host as text) is null or host = :host)
               and (deadline <= now()
                    or exists (select 1 from host_seen h
                                where h.host = question.host
                                  and h.revision >= coalesce(question.min_host_revision, 0)))
             order by deadline
             limit 200
               for update skip locked
            """;

    private final Documents documents;

    QuestionRepository(Documents documents) {
        this.documents = documents;
    }

    @Override
    public void keep(AskedQuestion asked, Duration grace) {
        getSession()
                .createNativeMutationQuery(KEEP)
                .setParameter("assignment", UUID.fromString(asked.assignment()))
                .setParameter("attempt", asked.attempt())
                .setParameter("project", asked.question().project())
                .setParameter("actor", asked.actor())
                .setParameter("correlationId", asked.correlationId(), String.class)
                .setParameter("host", asked.question().host())
                .setParameter("vm", asked.question().vm())
                .setParameter("functions", documents.write(asked.question().functions()))
                .setParameter("minHostRevision", asked.minHostRevision(), Long.class)
                .setParameter("graceMillis", grace.toMillis())
                .executeUpdate();
    }

    @Override
    public List<Waiting> lockAnswerable(@Nullable String host) {
        Stream<Tuple> rows = getSession()
                .createNativeQuery(ANSWERABLE, Tuple.class)
                .setParameter("host", host, String.class)
                .getResultList()
                .stream();
        return rows.map(this::waiting).toList();
    }

    @Override
    public void drop(AskedQuestion asked) {
        delete("assignment = ?1 and attempt = ?2", UUID.fromString(asked.assignment()), asked.attempt());
    }

    private Waiting waiting(Tuple row) {
        Question question = new Question(
                row.get(2, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                documents.readStrings(row.get(7, String.class)));
        AskedQuestion asked = new AskedQuestion(
                row.get(0, UUID.class).toString(),
                row.get(1, Integer.class),
                question,
                row.get(8, Long.class),
                row.get(3, String.class),
                row.get(4, String.class));
        return new Waiting(asked, row.get(9, Boolean.class));
    }
}
