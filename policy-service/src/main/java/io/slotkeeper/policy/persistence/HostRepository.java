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

/**
 * Hosts in a table: the newest revision wins by one conditional statement, whatever order they arrive in. What each has by
 * its ids is kept beside it by the same statement.
 */
@ApplicationScoped
class HostRepository implements Hosts {

    private static final String FIND =
            "select cast(document as text) as document from host_seen where host = any(cast(? as text[]))";
    private static final String FORGET = "delete from host_seen where host = any(cast(? as text[]))";
    private static final String STORE =
            """
            with stored as (
                insert into host_seen (host, project, cluster, revision, document)
                select host, project, cluster, revision, cast(document as jsonb)
                  from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as bigint[]),
                              cast(? as text[]))
                       as seen (host, project, cluster, revision, document)
                 order by host
                on conflict (host) do update
                   set project = excluded.project, cluster = excluded.cluster, revision = excluded.revision,
                       document = excluded.document, seen_at = now()
                 where host_seen.revision < excluded.revision
                    or (host_seen.revision = excluded.revision
                        and host_seen.cluster is null and excluded.cluster is not null)
                returning host, document),
            has as (
                select distinct on (stored.host, f.address) stored.host, f.address, f."vendorId" as vendor,
                       f."deviceId" as device, coalesce(f."subvendorId", '') as subvendor,
                       coalesce(f."subdeviceId", '') as subdevice, coalesce(f."pciRevision", '') as revision,
                       coalesce(f."classId", '') as class_id, coalesce(f.name, '') as name, f.assignable
                  from stored
                 cross join lateral jsonb_to_recordset(stored.document -> 'functions')
                       as f (address text, "vendorId" text, "deviceId" text, "subvendorId" text, "subdeviceId" text,
                             "pciRevision" text, "classId" text, name text, assignable boolean)
                 order by stored.host, f.address),
            gone as (
                delete from host_function had
                 using stored
                 where had.host = stored.host
                   and not exists (select from has where has.host = had.host and has.address = had.address)),
            kept as (
                insert into host_function as had
                       (host, address, vendor, device, subvendor, subdevice, revision, class_id, name, assignable)
                select host, address, vendor, device, subvendor, subdevice, revision, class_id, name, assignable
                  from has
                on conflict (host, address) do update
                   set vendor = excluded.vendor, device = excluded.device, subvendor = excluded.subvendor,
                       subdevice = excluded.subdevice, revision = excluded.revision, class_id = excluded.class_id,
                       name = excluded.name, assignable = excluded.assignable
                 where (had.vendor, had.device, had.subvendor, had.subdevice, had.revision, had.class_id, had.name,
                        had.assignable)
                       is distinct from (excluded.vendor, excluded.device, excluded.subvendor, excluded.subdevice,
                                         excluded.revision, excluded.class_id, excluded.name, excluded.assignable))
            select host from stored
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
    public Set<String> store(LastWord<HostSeen> word) {
        if (!word.gone().isEmpty()) {
            sql.update(FORGET, Column.of(word.gone()));
        }
        List<HostSeen> seen = word.newest();
        if (seen.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(sql.query(
                STORE,
                row -> row.getString("host"),
                Column.of(seen, state -> state.host().id()),
                Column.of(seen, HostSeen::project),
                Column.of(seen, HostSeen::cluster),
                Column.of(seen, state -> state.host().revision()),
                Column.of(seen, state -> documents.write(state.host()))));
    }
}
