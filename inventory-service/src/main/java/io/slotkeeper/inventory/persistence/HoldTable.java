package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.Hold;
import io.slotkeeper.inventory.application.HoldNews;
import io.slotkeeper.inventory.application.Holds;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.PciAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The read model of holds. The row's revision decides, so that late and repeated news changes nothing. Rows are taken in
 * the order of their keys, so that two that bring news of the same assignments wait for each other only one way.
 */
@ApplicationScoped
class HoldTable implements Holds {
    private static final String TAKE =
            """
            insert into hold (assignment, project, revision, host, vm, kind, since, ended_at)
            select assignment, coalesce(project, 'default'), revision, host, vm, kind, since,
                   case when kind is null then now() end
            from unnest(cast(:assignments as text[]), cast(:projects as text[]), cast(:revisions as bigint[]),
                        cast(:hosts as text[]), cast(:vms as text[]), cast(:kinds as text[]),
                        cast(:sinces as timestamptz[])) as news (assignment, project, revision, host, vm, kind, since)
            order by assignment
            on conflict (assignment) do update set
                project = case when excluded.kind is null then hold.project else excluded.project end,
                revision = excluded.revision, host = excluded.host, vm = excluded.vm, kind = excluded.kind,
                since = excluded.since,
                ended_at = case when excluded.kind is null then coalesce(hold.ended_at, excluded.ended_at) end
            where hold.revision < excluded.revision
            returning assignment""";
    private static final String CLEAR =
            "delete from hold_function where assignment = any(cast(:assignments as text[]))";
    private static final String ADD =
            """
            insert into hold_function (assignment, host, address)
            select assignment, host, address
            from unnest(cast(:assignments as text[]), cast(:hosts as text[]), cast(:addresses as text[]))
                as held (assignment, host, address)""";

    private final EntityManager database;

    @Inject
    HoldTable(EntityManager database) {
        this.database = database;
    }

    /** A function that is held. */
    private record Member(String assignment, String host, PciAddress address) {}

    @Override
    public void remember(List<HoldNews> news) {
        List<HoldNews> newest = newest(news);
        Set<String> changed = take(newest);
        if (changed.isEmpty()) {
            return;
        }
        database.createNativeQuery(CLEAR)
                .setParameter("assignments", changed.toArray(String[]::new))
                .executeUpdate();
        add(newest.stream()
                .filter(one -> changed.contains(one.assignment()))
                .map(HoldNews::hold)
                .filter(Objects::nonNull)
                .flatMap(hold ->
                        hold.functions().stream().map(address -> new Member(hold.assignment(), hold.host(), address)))
                .toList());
    }

    @Override
    public long count(HostId host) {
        return ((Number) database.createNativeQuery(
                                "select count(distinct assignment) from hold_function where host = :host")
                        .setParameter("host", host.value())
                        .getSingleResult())
                .longValue();
    }

    /** The one of the greatest revision of each assignment; of equals the first, as if they came one by one. */
    private static List<HoldNews> newest(List<HoldNews> news) {
        Collection<HoldNews> newest = news.stream()
                .collect(Collectors.toMap(
                        HoldNews::assignment,
                        Function.identity(),
                        (one, other) -> other.revision() > one.revision() ? other : one,
                        TreeMap::new))
                .values();
        return List.copyOf(newest);
    }

    private Set<String> take(List<HoldNews> news) {
        List<?> changed = database.createNativeQuery(TAKE)
                .setParameter("assignments", Columns.texts(news, HoldNews::assignment))
                .setParameter("projects", Columns.texts(news, HoldNews::project))
                .setParameter("revisions", Columns.numbers(news, HoldNews::revision))
                .setParameter("hosts", held(news, Hold::host))
                .setParameter("vms", held(news, Hold::vm))
                .setParameter("kinds", held(news, Hold::kind))
                .setParameter("sinces", held(news, Hold::since))
                .getResultList();
        return new HashSet<>(changed.stream().map(String.class::cast).toList());
    }

    private static @Nullable String[] held(List<HoldNews> news, Function<Hold, @Nullable Object> column) {
        return Columns.texts(news, one -> one.hold() == null ? null : column.apply(one.hold()));
    }

    private void add(List<Member> members) {
        if (members.isEmpty()) {
            return;
        }
        database.createNativeQuery(ADD)
                .setParameter("assignments", Columns.texts(members, Member::assignment))
                .setParameter("hosts", Columns.texts(members, Member::host))
                .setParameter("addresses", Columns.texts(members, Member::address))
                .executeUpdate();
    }
}
