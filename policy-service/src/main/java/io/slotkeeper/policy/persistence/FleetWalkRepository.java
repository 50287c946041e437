package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.AskedQuestion;
import io.slotkeeper.policy.application.FleetWalk;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.persistence.Sql.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The read models from end to end, by the hosts' primary key and the questions' index on hosts. */
@ApplicationScoped
class FleetWalkRepository implements FleetWalk {

    private static final String HOSTS =
            """
            select cast(document as text) as document from host_seen
             where host > ? and not coalesce(cast(document ->> 'retired' as boolean), false)
             order by host
             limit ?
            """;
    private static final String WAITING =
            """
            select assignment, attempt, project, actor, correlation_id, host, vm, cast(functions as text) as functions,
                   min_host_revision
              from question
             where host = any(cast(? as text[]))
             order by assignment, attempt
            """;

    private final Sql sql;
    private final Documents documents;

    FleetWalkRepository(Sql sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    @Override
    public List<Host> hostsAfter(String host, int limit) {
        return sql.query(HOSTS, row -> documents.read(row.getString("document"), Host.class), host, limit);
    }

    @Override
    public List<AskedQuestion> waitingOn(Set<String> hosts) {
        return sql.query(
                WAITING,
                row -> new AskedQuestion(
                        row.getString("assignment"),
                        row.getInt("attempt"),
                        new Question(
                                row.getString("project"),
                                row.getString("host"),
                                row.getString("vm"),
                                documents.readStrings(row.getString("functions"))),
                        row.getObject("min_host_revision", Long.class),
                        row.getString("actor"),
                        row.getString("correlation_id")),
                Column.of(hosts));
    }
}
