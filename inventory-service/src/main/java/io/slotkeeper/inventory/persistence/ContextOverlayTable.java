package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.ContextOverlays;
import io.slotkeeper.inventory.domain.ContextOverlay;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.PciAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One overlay per function: the greatest sequence wins, in any order of arrival. */
@ApplicationScoped
class ContextOverlayTable implements ContextOverlays {
    private static final String TAKE =
            """
            insert into context_overlay (host, address, project, context, host_revision, sequence)
            values (:host, :address, :project, :context, :hostRevision, :sequence)
            on conflict (host, address) do update set project = excluded.project, context = excluded.context,
                host_revision = excluded.host_revision, sequence = excluded.sequence
            where context_overlay.sequence < excluded.sequence""";
    private static final String FIND =
            """
            select host, address, context, host_revision, sequence from context_overlay
            where host in (:hosts) and address in (:addresses)""";

    private final EntityManager database;

    @Inject
    ContextOverlayTable(EntityManager database) {
        this.database = database;
    }

    @Override
    public void remember(String host, String project, List<ContextOverlay> overlays) {
        // in one order, so that two that tell of the same functions wait for each other only one way
        overlays.stream()
                .sorted(Comparator.comparing(ContextOverlay::address))
                .forEach(overlay -> take(host, project, overlay));
    }

    Map<Place, ContextOverlay> of(List<FunctionEntity> functions) {
        Map<Place, ContextOverlay> overlays = new HashMap<>();
        for (Object row :
                Place.bind(database.createNativeQuery(FIND), functions).getResultList()) {
            Object[] columns = (Object[]) row;
            overlays.put(new Place((String) columns[0], (String) columns[1]), overlay(columns));
        }
        return overlays;
    }

    private void take(String host, String project, ContextOverlay overlay) {
        database.createNativeQuery(TAKE)
                .setParameter("host", host)
                .setParameter("address", overlay.address().toString())
                .setParameter("project", project)
                .setParameter("context", overlay.context().name())
                .setParameter("hostRevision", overlay.hostRevision())
                .setParameter("sequence", overlay.sequence())
                .executeUpdate();
    }

    private static ContextOverlay overlay(Object[] row) {
        return new ContextOverlay(
                PciAddress.of((String) row[1]),
                DeviceContext.valueOf((String) row[2]),
                ((Number) row[3]).longValue(),
                ((Number) row[4]).longValue());
    }
}
