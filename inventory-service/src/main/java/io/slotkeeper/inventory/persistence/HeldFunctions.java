package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.Hold;
import io.slotkeeper.inventory.domain.PciAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who holds which functions. */
@ApplicationScoped
class HeldFunctions {
    private static final String HELD =
            """
            select f.host, f.address, h.assignment, h.revision, h.project, h.vm, h.kind, h.since
            from hold_function f join hold h on h.assignment = f.assignment
            where f.host in (:hosts) and f.address in (:addresses)""";

    private final EntityManager database;

    @Inject
    HeldFunctions(EntityManager database) {
        this.database = database;
    }

    Map<Place, Hold> of(List<FunctionEntity> functions) {
        Map<Place, Hold> holds = new HashMap<>();
        for (Object row :
                Place.bind(database.createNativeQuery(HELD), functions).getResultList()) {
            Object[] columns = (Object[]) row;
            holds.put(new Place((String) columns[0], (String) columns[1]), hold(columns));
        }
        return holds;
    }

    private static Hold hold(Object[] row) {
        return new Hold(
                (String) row[2],
                ((Number) row[3]).longValue(),
                (String) row[4],
                (String) row[0],
                (String) row[5],
                (String) row[6],
                List.of(PciAddress.of((String) row[1])),
                (Instant) row[7]);
    }
}
