package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.Device;
import io.slotkeeper.inventory.application.DeviceFilter;
import io.slotkeeper.inventory.application.HostSummary;
import io.slotkeeper.inventory.application.InventoryReads;
import io.slotkeeper.inventory.application.Page;
import io.slotkeeper.inventory.domain.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the tables and changes nothing. */
@ApplicationScoped
class InventoryTables implements InventoryReads {
    private final HostRepository hosts;
    private final FunctionRepository functions;
    private final DeviceRows devices;

    @Inject
    InventoryTables(HostRepository hosts, FunctionRepository functions, DeviceRows devices) {
        this.hosts = hosts;
        this.functions = functions;
        this.devices = devices;
    }

    @Override
    public Optional<HostSummary> host(HostId id) {
        return hosts.findByIdOptional(id.value())
                .filter(row -> row.revision > 0)
                .map(this::summary);
    }

    @Override
    public List<HostSummary> hosts(@Nullable String after, int limit) {
        return hosts
                .find("id > ?1 and revision > 0 order by id", Objects.requireNonNullElse(after, ""))
                .page(0, limit)
                .stream()
                .map(this::summary)
                .toList();
    }

    @Override
    public Page<Device> devices(DeviceFilter filter, @Nullable String after, int limit) {
        DeviceQuery query = DeviceQuery.of(filter, after);
        List<FunctionEntity> rows = functions.query(query, limit + 1);
        boolean more = rows.size() > limit;
        List<FunctionEntity> page = more ? rows.subList(0, limit) : rows;
        FunctionEntity last = more ? page.get(limit - 1) : null;
        return new Page<>(devices.of(page), last == null ? null : last.host + "/" + last.address);
    }

    @Override
    public List<Device> devices(HostId host) {
        return devices.of(functions.of(host));
    }

    private HostSummary summary(HostEntity row) {
        return HostMapping.summary(row, functions.count("host", row.id));
    }
}
