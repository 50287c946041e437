package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.Hold;
import io.slotkeeper.inventory.application.Holds;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.PciAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** The read model of holds. The row's revision decides, so that late and repeated news changes nothing. */
@ApplicationScoped
class HoldTable implements Holds {
    private static final String TAKE =
            """
            insert into hold (assignment, project, revision, host, vm, kind, since)
            values (:assignment, :project, :revision, :host, :vm, :kind, :since)
            on conflict (assignment) do update set project = excluded.project, revision = excluded.revision,
                host = excluded.host, vm = excluded.vm, kind = excluded.kind, since = excluded.since
            where hold.revision < excluded.revision""";
    private static final String FORGET =
            """
            insert into hold (assignment, project, revision) values (:assignment, 'default', :revision)
            on conflict (assignment) do update set revision = excluded.revision, kind = null
            where hold.revision < excluded.revision""";
    private static final String ADD =
            "insert into hold_function (assignment, host, address) values (:assignment, :host, :address)";

    private final EntityManager database;

    @Inject
    HoldTable(EntityManager database) {
        this.database = database;
    }

    @Override
    public void remember(Hold hold) {
        int news = database.createNativeQuery(TAKE)
                .setParameter("assignment", hold.assignment())
                .setParameter("project", hold.project())
                .setParameter("revision", hold.revision())
                .setParameter("host", hold.host())
                .setParameter("vm", hold.vm())
                .setParameter("kind", hold.kind())
                .setParameter("since", hold.since())
                .executeUpdate();
        if (news == 0) {
            return;
        }
        clear(hold.assignment());
        for (PciAddress address : hold.functions()) {
            database.createNativeQuery(ADD)
                    .setParameter("assignment", hold.assignment())
                    .setParameter("host", hold.host())
                    .setParameter("address", address.toString())
                    .executeUpdate();
        }
    }

    @Override
    public long count(HostId host) {
        return ((Number) database.createNativeQuery(
                                "select count(distinct assignment) from hold_function where host = :host")
                        .setParameter("host", host.value())
                        .getSingleResult())
                .longValue();
    }

    @Override
    public void forget(String assignment, long revision) {
        int news = database.createNativeQuery(FORGET)
                .setParameter("assignment", assignment)
                .setParameter("revision", revision)
                .executeUpdate();
        if (news > 0) {
            clear(assignment);
        }
    }

    private void clear(String assignment) {
        database.createNativeQuery("delete from hold_function where assignment = :assignment")
                .setParameter("assignment", assignment)
                .executeUpdate();
    }
}
