package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.source.SourceObjects;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Report;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.VmId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of our hosts and machines the objects of sources are. A row is written only when it is different. */
@ApplicationScoped
class SourceObjectTable implements SourceObjects {
    private static final String HOST = "select source, object, host, hardware_id, present from source_host where ";
    private static final String VM = "select source, object, vm, present from source_vm where ";
    private static final String KEEP_HOST =
            """
            insert into source_host as known (source, object, host, hardware_id, present)
            values (:source, :object, :host, :hardware, :present)
            on conflict (source, object) do update set host = excluded.host, hardware_id = excluded.hardware_id,
                present = excluded.present
            where (known.host, known.hardware_id, known.present)
                is distinct from (excluded.host, excluded.hardware_id, excluded.present)""";
    private static final String KEEP_VM =
            """
            insert into source_vm as known (source, object, vm, present, gone_since)
            values (:source, :object, :vm, :present, case when :present then null else now() end)
            on conflict (source, object) do update set vm = excluded.vm, present = excluded.present,
                gone_since = excluded.gone_since
            where (known.vm, known.present) is distinct from (excluded.vm, excluded.present)""";

    private final EntityManager database;
    private final SourceRepository facts;

    @Inject
    SourceObjectTable(EntityManager database, SourceRepository facts) {
        this.database = database;
        this.facts = facts;
    }

    @Override
    @Transactional
    public Optional<HostObject> host(SourceName source, String object) {
        return rows(HOST + "source = :source and object = :object", Map.of("source", source.value(), "object", object))
                .map(SourceObjectTable::hostObject)
                .findFirst();
    }

    @Override
    public List<HostObject> of(HostId host) {
        return rows(HOST + "host = :host order by source, object", Map.of("host", host.value()))
                .map(SourceObjectTable::hostObject)
                .toList();
    }

    @Override
    public List<HostObject> withHardware(SourceName source, String hardwareId) {
        return rows(
                        HOST + "source = :source and hardware_id = :hardware order by present, object",
                        Map.of("source", source.value(), "hardware", hardwareId))
                .map(SourceObjectTable::hostObject)
                .toList();
    }

    @Override
    @Transactional
    public Set<String> presentHosts(SourceName source) {
        return objects("source_host", source);
    }

    @Override
    @Transactional
    public Set<String> presentVms(SourceName source) {
        return objects("source_vm", source);
    }

    @Override
    public void keep(HostObject row) {
        database.createNativeQuery(KEEP_HOST)
                .setParameter("source", row.source().value())
                .setParameter("object", row.object())
                .setParameter("host", row.host().value())
                .setParameter("hardware", row.hardwareId())
                .setParameter("present", row.present())
                .executeUpdate();
    }

    @Override
    public void forget(HostObject row) {
        database.createNativeQuery("delete from source_host where source = :source and object = :object")
                .setParameter("source", row.source().value())
                .setParameter("object", row.object())
                .executeUpdate();
    }

    @Override
    @Transactional
    public Optional<VmObject> vm(SourceName source, String object) {
        return rows(VM + "source = :source and object = :object", Map.of("source", source.value(), "object", object))
                .map(SourceObjectTable::vmObject)
                .findFirst();
    }

    @Override
    public List<VmObject> of(SourceName source, VmId vm) {
        return rows(VM + "source = :source and vm = :vm", Map.of("source", source.value(), "vm", vm.value()))
                .map(SourceObjectTable::vmObject)
                .toList();
    }

    @Override
    public void keep(VmObject row) {
        database.createNativeQuery(KEEP_VM)
                .setParameter("source", row.source().value())
                .setParameter("object", row.object())
                .setParameter("vm", row.vm().value())
                .setParameter("present", row.present())
                .executeUpdate();
    }

    @Override
    public boolean repeats(HostId host, SourceName source, Report report) {
        HostEntity row = database.find(HostEntity.class, host.value());
        return row != null
                && row.revision > 0
                && HostMapping.host(row, facts.of(host), List.of()).repeats(source, report);
    }

    private Set<String> objects(String table, SourceName source) {
        List<?> found = database.createNativeQuery(
                        "select object from " + table + " where source = :source and present")
                .setParameter("source", source.value())
                .getResultList();
        return found.stream().map(object -> (String) object).collect(Collectors.toSet());
    }

    private Stream<Object[]> rows(String query, Map<String, Object> parameters) {
        Query bound = database.createNativeQuery(query);
        parameters.forEach(bound::setParameter);
        List<?> rows = bound.getResultList();
        return rows.stream().map(row -> (Object[]) row);
    }

    private static HostObject hostObject(Object[] row) {
        return new HostObject(
                new SourceName((String) row[0]),
                (String) row[1],
                new HostId((String) row[2]),
                (String) row[3],
                (Boolean) row[4]);
    }

    private static VmObject vmObject(Object[] row) {
        return new VmObject(
                new SourceName((String) row[0]), (String) row[1], new VmId((String) row[2]), (Boolean) row[3]);
    }
}
