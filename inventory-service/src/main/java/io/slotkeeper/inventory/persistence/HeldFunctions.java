package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.Device;
import io.slotkeeper.inventory.application.Hold;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.PciAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds to functions who holds them. */
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

    List<Device> with(List<FunctionEntity> functions) {
        if (functions.isEmpty()) {
            return List.of();
        }
        Map<String, Hold> holds = holds(functions);
        return functions.stream()
                .map(row -> new Device(
                        new HostId(row.host), HostMapping.function(row), holds.get(place(row.host, row.address))))
                .toList();
    }

    private Map<String, Hold> holds(List<FunctionEntity> functions) {
        Map<String, Hold> holds = new HashMap<>();
        List<?> rows = database.createNativeQuery(HELD)
                .setParameter(
                        "hosts",
                        functions.stream().map(row -> row.host).distinct().toList())
                .setParameter(
                        "addresses",
                        functions.stream().map(row -> row.address).distinct().toList())
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            holds.put(place((String) columns[0], (String) columns[1]), hold(columns));
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

    private static String place(String host, String address) {
        return host + "/" + address;
    }
}
