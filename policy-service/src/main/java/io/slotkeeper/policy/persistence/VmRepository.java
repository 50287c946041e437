package io.slotkeeper.policy.persistence;

import static java.util.stream.Collectors.toMap;

import io.slotkeeper.policy.application.LastWord;
import io.slotkeeper.policy.application.VmSeen;
import io.slotkeeper.policy.application.Vms;
import io.slotkeeper.policy.domain.facts.Vm;
import io.slotkeeper.policy.persistence.Sql.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** VMs in a table: the newest revision wins. */
@ApplicationScoped
class VmRepository implements Vms {

    private static final String FIND =
            "select project, cast(document as text) as document from vm_seen where vm = any(cast(? as text[]))";
    private static final String FORGET = "delete from vm_seen where vm = any(cast(? as text[]))";
    private static final String STORE =
            """
            insert into vm_seen (vm, project, revision, document)
            select vm, project, revision, cast(document as jsonb)
              from unnest(cast(? as text[]), cast(? as text[]), cast(? as bigint[]), cast(? as text[]))
                   as seen (vm, project, revision, document)
             order by vm
            on conflict (vm) do update
               set project = excluded.project, revision = excluded.revision, document = excluded.document, seen_at = now()
             where vm_seen.revision < excluded.revision
            """;

    private final Sql sql;
    private final Documents documents;

    VmRepository(Sql sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
    }

    @Override
    public Map<String, VmSeen> find(Set<String> vms) {
        return sql
                .query(
                        FIND,
                        row -> new VmSeen(
                                row.getString("project"), documents.read(row.getString("document"), Vm.class)),
                        Column.of(vms))
                .stream()
                .collect(toMap(seen -> seen.vm().id(), seen -> seen));
    }

    @Override
    public void store(LastWord<VmSeen> word) {
        if (!word.gone().isEmpty()) {
            sql.update(FORGET, Column.of(word.gone()));
        }
        List<VmSeen> seen = word.newest();
        if (!seen.isEmpty()) {
            sql.update(
                    STORE,
                    Column.of(seen, state -> state.vm().id()),
                    Column.of(seen, VmSeen::project),
                    Column.of(seen, state -> state.vm().revision()),
                    Column.of(seen, state -> documents.write(state.vm())));
        }
    }
}
