package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.HostSeen;
import io.slotkeeper.policy.application.Supplies;
import io.slotkeeper.policy.domain.alternatives.Givable;
import io.slotkeeper.policy.domain.alternatives.Wanted;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.persistence.Sql.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is free, counted in tables. A host's counts are made anew under the lock of its row in {@code supply_host}, so that
 * a report and an assignment that come at once are both in them.
 */
@ApplicationScoped
class SupplyRepository implements Supplies {

    /** To be raised when {@link Givable} comes to another result, so that hosts are looked at again. */
    private static final int EDITION = 1;

    private static final String KEEP =
            """
            with followed as (
                insert into supply_host (host, revision, edition)
                select host, revision, ?
                  from unnest(cast(? as text[]), cast(? as bigint[])) as seen (host, revision)
                 order by host
                on conflict (host) do update set revision = excluded.revision, edition = excluded.edition
                returning host),
            offered as (
                select distinct on (host, address) host, address, vendor_id, device_id, class_id
                  from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                              cast(? as text[])) as seen (host, address, vendor_id, device_id, class_id)),
            withdrawn as (
                delete from offered_function as old
                 where old.host in (select host from followed)
                   and not exists (select from offered
                                    where offered.host = old.host and offered.address = old.address))
            insert into offered_function as old (host, address, vendor_id, device_id, class_id)
            select host, address, vendor_id, device_id, class_id from offered order by host, address
            on conflict (host, address) do update
               set vendor_id = excluded.vendor_id, device_id = excluded.device_id, class_id = excluded.class_id
             where (old.vendor_id, old.device_id, old.class_id)
                   is distinct from (excluded.vendor_id, excluded.device_id, excluded.class_id)
            """;
    private static final String LOCK =
            """
            insert into supply_host (host) select host from unnest(cast(? as text[])) as touched (host) order by host
            on conflict (host) do update set host = excluded.host
            """;
    static final String RECOUNT =
            """
            with recounted as (select unnest(cast(? as text[])) as host),
            held as (
                select distinct hold.host, member.address
                  from assignment_seen hold
                 cross join lateral (
                       select jsonb_array_elements_text(hold.hold -> 'functions')
                       union all
                       select jsonb_array_elements_text(hold.hold -> 'groupMembers')) as member (address)
                 where hold.hold is not null and hold.host in (select host from recounted)),
            counted as (
                select offered.host, offered.vendor_id, offered.device_id, max(offered.class_id) as class_id,
                       coalesce(max(seen.cluster), '') as cluster, count(*) filter (where held.address is null) as free
                  from offered_function offered
                  join host_seen seen on seen.host = offered.host
                  left join held on held.host = offered.host and held.address = offered.address
                 where offered.host in (select host from recounted)
                 group by offered.host, offered.vendor_id, offered.device_id),
            gone as (
                delete from supply as old
                 where old.host in (select host from recounted)
                   and not exists (select from counted
                                    where counted.host = old.host and counted.vendor_id = old.vendor_id
                                      and counted.device_id = old.device_id))
            insert into supply as old (host, vendor_id, device_id, class_id, cluster, free)
            select host, vendor_id, device_id, class_id, cluster, free from counted order by host, vendor_id, device_id
            on conflict (host, vendor_id, device_id) do update
               set class_id = excluded.class_id, cluster = excluded.cluster, free = excluded.free
             where (old.class_id, old.cluster, old.free)
                   is distinct from (excluded.class_id, excluded.cluster, excluded.free)
            """;
    private static final String BEHIND =
            """
            select project, cluster, cast(document as text) as document from host_seen
             where not exists (select from supply_host
                                where supply_host.host = host_seen.host
                                  and supply_host.revision >= host_seen.revision and supply_host.edition >= ?)
             order by host limit ?
            for no key update of host_seen skip locked
            """;

    private final Sql sql;
    private final Documents documents;
    private final SupplySearch search;

    SupplyRepository(Sql sql, Documents documents) {
        this.sql = sql;
        this.documents = documents;
        this.search = new SupplySearch(sql);
    }

    /** A function of a host. */
    private record Offered(Host host, PciFunction function) {}

    @Override
    public void keep(Set<String> gone, List<HostSeen> stored) {
        if (!gone.isEmpty()) {
            forget(gone);
        }
        if (stored.isEmpty()) {
            return;
        }
        List<Host> hosts = stored.stream().map(HostSeen::host).toList();
        List<Offered> offered = hosts.stream()
                .flatMap(host -> Givable.seenFree(host).stream().map(function -> new Offered(host, function)))
                .toList();
        sql.update(
                KEEP,
                EDITION,
                Column.of(hosts, Host::id),
                Column.of(hosts, Host::revision),
                Column.of(offered, one -> one.host().id()),
                Column.of(offered, one -> one.function().address()),
                Column.of(offered, one -> one.function().vendorId()),
                Column.of(offered, one -> one.function().deviceId()),
                Column.of(
                        offered,
                        one -> Objects.requireNonNullElse(one.function().classId(), "")));
        sql.update(RECOUNT, Column.of(hosts, Host::id));
    }

    private void forget(Set<String> gone) {
        sql.update("delete from supply_host where host = any(cast(? as text[]))", Column.of(gone));
        sql.update("delete from offered_function where host = any(cast(? as text[]))", Column.of(gone));
        sql.update("delete from supply where host = any(cast(? as text[]))", Column.of(gone));
    }

    @Override
    public void recount(Set<String> hosts) {
        if (!hosts.isEmpty()) {
            sql.update(LOCK, Column.of(hosts));
            sql.update(RECOUNT, Column.of(hosts));
        }
    }

    @Override
    public List<HostSeen> behind(int limit) {
        return sql.query(
                BEHIND,
                row -> new HostSeen(
                        row.getString("project"),
                        row.getString("cluster"),
                        documents.read(row.getString("document"), Host.class)),
                EDITION,
                limit);
    }

    @Override
    public List<Supply> find(List<Wanted> wanted) {
        return search.find(wanted);
    }
}
