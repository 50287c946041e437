package io.slotkeeper.policy.persistence;

import static java.util.stream.Collectors.toMap;

import io.slotkeeper.policy.application.HostSeen;
import io.slotkeeper.policy.application.Hosts;
import io.slotkeeper.policy.application.LastWord;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.persistence.Sql.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hosts in a table: the newest revision wins by one conditional statement, whatever order they arrive in. */
@ApplicationScoped
class HostRepository implements Hosts {

    private static final String FIND =
            "select cast(document as text) as document from host_seen where host = any(cast(? as text[]))";
    private static final String FORGET = "delete from host_seen where host = any(cast(? as text[]))";
    private static final String STORE =
            """
            insert into host_seen (host, project, revision, document)
            select host, project, revision, cast(document as jsonb)
              from unnest(cast(? as text[]), cast(? as text[]), cast(? as bigint[]), cast(? as text[]))
                   as seen (host, project, revision, document)
             order by host
            on conflict (host) do update
               set project = excluded.project, revision = excluded.revision, document = excluded.document, seen_at = now()
             where host_seen.revision < excluded.revision
            """;

    private final Sql sql;
    private final Documents documents;

    HostRepository(Sql sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    @Override
    public Map<String, Host> find(Set<String> hosts) {
        return sql.query(FIND, row -> documents.read(row.getString("document"), Host.class), Column.of(hosts)).stream()
                .collect(toMap(Host::id, host -> host));
    }

    @Override
    public void store(LastWord<HostSeen> word) {
        if (!word.gone().isEmpty()) {
            sql.update(FORGET, Column.of(word.gone()));
        }
        List<HostSeen> seen = word.newest();
        if (!seen.isEmpty()) {
            sql.update(
                    STORE,
                    Column.of(seen, state -> state.host().id()),
                    Column.of(seen, HostSeen::project),
                    Column.of(seen, state -> state.host().revision()),
                    Column.of(seen, state -> documents.write(state.host())));
        }
    }
}
