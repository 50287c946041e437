package io.slotkeeper.inventory.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.domain.EffectiveFunction;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Effective functions, one row each; only those that changed are written. */
@ApplicationScoped
class FunctionRepository implements PanacheRepositoryBase<FunctionEntity, PartOfHost.Function> {
    List<FunctionEntity> of(HostId host) {
        return list("host = ?1 order by address", host.value());
    }

    void save(@Nullable Host before, Host after, Origin origin) {
        after.effective().functions().values().stream()
                .filter(function -> before == null
                        || !function.equals(before.effective().functions().get(function.address())))
                .forEach(function -> write(after, function, origin));
    }

    private void write(Host host, EffectiveFunction function, Origin origin) {
        PartOfHost.Function key = new PartOfHost.Function();
        key.host = host.id().value();
        key.address = function.address().toString();
        FunctionEntity row = findById(key);
        boolean fresh = row == null;
        if (row == null) {
            row = new FunctionEntity();
            row.host = key.host;
            row.address = key.address;
            row.project = host.project();
        }
        row.vendorId = function.identity().vendorId();
        row.deviceId = function.identity().deviceId();
        row.classId = function.identity().classId();
        row.context = function.ownership().context();
        row.presence = function.presence();
        row.assignable = function.assignable();
        row.search = search(function);
        row.document = Documents.write(function);
        row.actor = origin.actor();
        row.correlationId = origin.correlationId();
        if (fresh) {
            persist(row);
        }
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
