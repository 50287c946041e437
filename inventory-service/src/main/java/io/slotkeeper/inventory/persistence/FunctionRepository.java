package io.slotkeeper.inventory.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.domain.EffectiveFunction;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.PciAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Effective functions, one row each; only those that changed are written. */
@ApplicationScoped
class FunctionRepository implements PanacheRepositoryBase<FunctionEntity, PartOfHost.Function> {
    List<FunctionEntity> of(HostId host) {
        return list("host = ?1 order by address", host.value());
    }

    Map<String, List<FunctionEntity>> of(List<String> hosts) {
        return hosts.isEmpty()
                ? Map.of()
                : find("host in ?1 order by host, address", hosts).stream()
                        .collect(Collectors.groupingBy(row -> row.host));
    }

    List<FunctionEntity> query(DeviceQuery wanted, int limit) {
        NativeQuery<FunctionEntity> query = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(wanted.text(), FunctionEntity.class)
                .setMaxResults(limit);
        wanted.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    void save(@Nullable Host before, Host after, Origin origin) {
        Map<PciAddress, EffectiveFunction> known =
                before == null ? Map.of() : before.effective().functions();
        after.effective().functions().forEach((address, function) -> {
            EffectiveFunction old = known.get(address);
            if (old == null) {
                FunctionEntity row = fresh(after, address);
                write(row, function, origin);
                persist(row);
            } else if (!old.equals(function)) {
                write(stored(after, address), function, origin);
            }
        });
    }

    private static FunctionEntity fresh(Host host, PciAddress address) {
        FunctionEntity row = new FunctionEntity();
        row.host = host.id().value();
        row.address = address.toString();
        row.project = host.project();
        return row;
    }

    private FunctionEntity stored(Host host, PciAddress address) {
        PartOfHost.Function key = new PartOfHost.Function();
        key.host = host.id().value();
        key.address = address.toString();
        return findById(key);
    }

    private static void write(FunctionEntity row, EffectiveFunction function, Origin origin) {
        row.vendorId = function.identity().vendorId();
        row.deviceId = function.identity().deviceId();
        row.classId = function.identity().classId();
        row.context = function.ownership().context();
        row.presence = function.presence();
        row.observedHolder = function.observedHolder() == null
                ? null
                : function.observedHolder().vm().value();
        row.assignable = function.assignable();
        row.search = search(function);
        row.document = Documents.write(function);
        row.actor = origin.actor();
        row.correlationId = origin.correlationId();
    }

    private static String search(EffectiveFunction function) {
        return Stream.of(
                        function.address().toString(),
                        function.identity().vendorId() + ":"
                                + function.identity().deviceId(),
                        function.names().vendor(),
                        function.names().device(),
                        function.names().deviceClass(),
                        function.driver())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }
}
