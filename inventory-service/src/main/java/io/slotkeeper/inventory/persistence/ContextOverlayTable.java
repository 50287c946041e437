package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.ContextOverlays;
import io.slotkeeper.inventory.application.PlacedOverlay;
import io.slotkeeper.inventory.domain.ContextOverlay;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.PciAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One overlay per function: the greatest sequence wins, in any order of arrival. Rows are taken in one order, so that
 * two that tell of the same functions wait for each other only one way.
 */
@ApplicationScoped
class ContextOverlayTable implements ContextOverlays {
    private static final String TAKE =
            """
            insert into context_overlay (host, address, project, context, host_revision, sequence)
            select host, address, project, context, host_revision, sequence
            from unnest(cast(:hosts as text[]), cast(:addresses as text[]), cast(:projects as text[]),
                        cast(:contexts as text[]), cast(:hostRevisions as bigint[]), cast(:sequences as bigint[]))
                as told (host, address, project, context, host_revision, sequence)
            order by host collate "C", address collate "C"
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
    public void remember(List<PlacedOverlay> overlays) {
        if (overlays.isEmpty()) {
            return;
        }
        List<PlacedOverlay> newest = newest(overlays);
        database.createNativeQuery(TAKE)
                .setParameter("hosts", Columns.texts(newest, PlacedOverlay::host))
                .setParameter("addresses", told(newest, ContextOverlay::address))
                .setParameter("projects", Columns.texts(newest, PlacedOverlay::project))
                .setParameter("contexts", told(newest, ContextOverlay::context))
                .setParameter("hostRevisions", Columns.numbers(newest, placed -> placed.overlay()
                        .hostRevision()))
                .setParameter("sequences", Columns.numbers(newest, placed -> placed.overlay()
                        .sequence()))
                .executeUpdate();
    }

    /** The one of the greatest sequence of each function; of equals the first, as if they came one by one. */
    private static List<PlacedOverlay> newest(List<PlacedOverlay> overlays) {
        Map<Place, PlacedOverlay> newest = new HashMap<>();
        overlays.forEach(placed -> newest.merge(
                new Place(placed.host(), placed.overlay().address().toString()),
                placed,
                (one, other) -> other.overlay().sequence() > one.overlay().sequence() ? other : one));
        return List.copyOf(newest.values());
    }

    private static @Nullable String[] told(
            List<PlacedOverlay> overlays, Function<ContextOverlay, @Nullable Object> column) {
        return Columns.texts(overlays, placed -> column.apply(placed.overlay()));
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

    private static ContextOverlay overlay(Object[] row) {
        return new ContextOverlay(
                PciAddress.of((String) row[1]),
                DeviceContext.valueOf((String) row[2]),
                ((Number) row[3]).longValue(),
                ((Number) row[4]).longValue());
    }
}
