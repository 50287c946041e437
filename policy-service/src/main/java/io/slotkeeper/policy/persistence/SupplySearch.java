package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Supplies.Offer;
import io.slotkeeper.policy.application.Supplies.Supply;
import io.slotkeeper.policy.domain.alternatives.Distance;
import io.slotkeeper.policy.domain.alternatives.Model;
import io.slotkeeper.policy.domain.alternatives.Wanted;
import io.slotkeeper.policy.domain.alternatives.Wanted.Need;
import io.slotkeeper.policy.persistence.Sql.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the index from its ordered ends, so that a question costs a few dozen rows whatever the fleet: the richest hosts of
 * a model, near and far; the richest host of each other model of the class, from model to model; and the greatest number
 * that any host has.
 */
final class SupplySearch {

    /** One statement for all questions. Bounds: 16 hosts and 16 models each, in the cluster and anywhere. */
    static final String FIND =
            """
            with wanted as materialized (
                select asked.*, coalesce(seen.cluster, '') as cluster
                  from unnest(cast(? as integer[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                              cast(? as text[]), cast(? as integer[]), cast(? as boolean[]), cast(? as integer[]))
                       as asked (question, host, class_id, vendor_id, device_id, needed, leads, total)
                  left join host_seen seen on seen.host = asked.host)
            select wanted.question, 'SAME' as kind, near.host, near.free, wanted.vendor_id, wanted.device_id,
                   near.cluster = wanted.cluster and near.cluster <> '' as in_cluster
              from wanted
             cross join lateral (
                   (select host, free, cluster from supply
                     where class_id = wanted.class_id and cluster = wanted.cluster and wanted.cluster <> ''
                       and vendor_id = wanted.vendor_id and device_id = wanted.device_id
                       and free >= wanted.needed and host <> wanted.host
                     order by free desc, host limit 16)
                    union all
                   (select host, free, cluster from supply
                     where class_id = wanted.class_id
                       and vendor_id = wanted.vendor_id and device_id = wanted.device_id
                       and free >= wanted.needed and host <> wanted.host
                     order by free desc, host limit 16)) as near
             where wanted.leads
               and not exists (
                   select from wanted other
                    where other.question = wanted.question and not other.leads
                      and not exists (select from supply
                                       where supply.host = near.host and supply.vendor_id = other.vendor_id
                                         and supply.device_id = other.device_id and supply.free >= other.needed))
             union all
            select wanted.question, 'OTHER', near.host, near.free, near.vendor_id, near.device_id,
                   near.cluster = wanted.cluster and near.cluster <> ''
              from wanted
             cross join lateral (
                   (%1$s)
                    union all
                   (%2$s)) as near
             where wanted.total is not null and near.free >= wanted.total
               and (near.vendor_id, near.device_id) <> (wanted.vendor_id, wanted.device_id)
             union all
            select wanted.question, 'MOST', most.host, most.free, wanted.vendor_id, wanted.device_id, false
              from wanted
             cross join lateral (
                   select host, free from supply
                    where class_id = wanted.class_id
                      and vendor_id = wanted.vendor_id and device_id = wanted.device_id and host <> wanted.host
                    order by free desc, host limit 1) as most
            """
                    .formatted(
                            fromModelToModel(
                                    "class_id = wanted.class_id and cluster = wanted.cluster and wanted.cluster <> ''"),
                            fromModelToModel("class_id = wanted.class_id"));

    private static final int NEAR_SAME = 3;
    private static final int FAR_SAME = 2;
    private static final int NEAR_OTHER = 2;
    private static final int FAR_OTHER = 1;

    private final Sql sql;

    SupplySearch(Sql sql) {
        this.sql = sql;
    }

    private static String fromModelToModel(String where) {
        return """
                with recursive model as (
                    (select host, free, cluster, vendor_id, device_id, 1 as step from supply
                      where %1$s and host <> wanted.host
                      order by vendor_id, device_id, free desc, host limit 1)
                     union all
                    select later.host, later.free, later.cluster, later.vendor_id, later.device_id, model.step + 1
                      from model
                     cross join lateral (
                           select host, free, cluster, vendor_id, device_id from supply
                            where %1$s and host <> wanted.host
                              and (supply.vendor_id, supply.device_id) > (model.vendor_id, model.device_id)
                            order by vendor_id, device_id, free desc, host limit 1) as later
                     where model.step < 16)
                select host, free, cluster, vendor_id, device_id from model"""
                .formatted(where);
    }

    /** One need of one question. */
    private record Row(int question, Wanted wanted, Need need, boolean leading) {

        /** How many of another model would do instead of everything that is wanted. */
        @Nullable
        Integer total() {
            return leading && wanted.commonClass().isPresent()
                    ? Integer.valueOf(
                            wanted.needs().stream().mapToInt(Need::count).sum())
                    : null;
        }
    }

    private record Found(int question, String kind, String host, int free, Model model, boolean inCluster) {}

    List<Supply> find(List<Wanted> wanted) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            for (Need need : wanted.get(i).needs()) {
                rows.add(new Row(
                        i,
                        wanted.get(i),
                        need,
                        need.equals(wanted.get(i).needs().get(0))));
            }
        }
        Map<Integer, List<Found>> found = new HashMap<>();
        if (!rows.isEmpty()) {
            query(rows).forEach(one -> found.computeIfAbsent(one.question(), first -> new ArrayList<>())
                    .add(one));
        }
        return IntStream.range(0, wanted.size())
                .mapToObj(i -> supply(found.getOrDefault(i, List.of())))
                .toList();
    }

    private List<Found> query(List<Row> rows) {
        return sql.query(
                FIND,
                SupplySearch::found,
                Column.of(rows, Row::question),
                Column.of(rows, row -> row.wanted().question().host()),
                Column.of(rows, row -> Objects.requireNonNullElse(row.need().classId(), "")),
                Column.of(rows, row -> row.need().model().vendorId()),
                Column.of(rows, row -> row.need().model().deviceId()),
                Column.of(rows, row -> row.need().count()),
                Column.of(rows, Row::leading),
                Column.of(rows, Row::total));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getInt("question"),
                row.getString("kind"),
                row.getString("host"),
                row.getInt("free"),
                new Model(row.getString("vendor_id"), row.getString("device_id")),
                row.getBoolean("in_cluster"));
    }

    private static Supply supply(List<Found> found) {
        List<Offer> offers = new ArrayList<>();
        offers.addAll(offers(found, "SAME", true, NEAR_SAME));
        offers.addAll(offers(found, "OTHER", true, NEAR_OTHER));
        offers.addAll(offers(found, "SAME", false, FAR_SAME));
        offers.addAll(offers(found, "OTHER", false, FAR_OTHER));
        Map<Model, Integer> most = new HashMap<>();
        found.stream().filter(one -> one.kind().equals("MOST")).forEach(one -> most.put(one.model(), one.free()));
        return new Supply(offers, most);
    }

    private static List<Offer> offers(List<Found> found, String kind, boolean inCluster, int atMost) {
        return found.stream()
                .filter(one -> one.kind().equals(kind) && one.inCluster() == inCluster)
                .sorted(Comparator.comparing((Found one) -> -one.free()).thenComparing(Found::host))
                .map(one -> new Offer(
                        one.host(), inCluster ? Distance.SAME_CLUSTER : Distance.ELSEWHERE, kind.equals("SAME")))
                .distinct()
                .limit(atMost)
                .toList();
    }
}
