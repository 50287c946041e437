package io.slotkeeper.inventory.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.inventory.application.Hosts;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.names.CurrentNames;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hosts in PostgreSQL. The host's row is the lock for everything about it. */
@ApplicationScoped
class HostRepository implements Hosts, PanacheRepositoryBase<HostEntity, String> {
    private static final String RESERVE =
            """
            insert into host (id, project, name, platform, version, external_ids, revision, iommu,
                              host_use_reported, groups, actor)
            values (:id, :project, '', 'ESX', '', '{}', 0, 'UNKNOWN', false, '[]', :actor)
            on conflict do nothing""";

    private final SourceRepository sources;
    private final FunctionRepository functions;
    private final CurrentNames names;

    @Inject
    HostRepository(SourceRepository sources, FunctionRepository functions, CurrentNames names) {
        this.sources = sources;
        this.functions = functions;
        this.names = names;
    }

    @Override
    public Optional<Host> lock(HostId id) {
        HostEntity row = findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row != null) {
            row.namesAtLock = names.atLeast(row.namesVersion);
        }
        return row == null || row.revision == 0
                ? Optional.empty()
                : Optional.of(HostMapping.host(row, sources.of(id), functions.of(id)));
    }

    @Override
    public Optional<Host> lockOrReserve(HostId id, Origin origin) {
        getEntityManager()
                .createNativeQuery(RESERVE)
                .setParameter("id", id.value())
                .setParameter("project", origin.project())
                .setParameter("actor", origin.actor())
                .executeUpdate();
        return lock(id);
    }

    @Override
    public List<Host> lockPage(@Nullable String after, int limit) {
        List<HostEntity> rows = find("id > ?1 and revision > 0 order by id", Objects.requireNonNullElse(after, ""))
                .withLock(LockModeType.PESSIMISTIC_READ)
                .page(0, limit)
                .list();
        Map<String, List<FunctionEntity>> byHost =
                functions.of(rows.stream().map(row -> row.id).toList());
        return rows.stream()
                .map(row -> HostMapping.host(row, List.of(), byHost.getOrDefault(row.id, List.of())))
                .toList();
    }

    @Override
    public void save(@Nullable Host before, Host after, Origin origin) {
        if (before == null || before.revision() != after.revision() || !Objects.equals(before.said(), after.said())) {
            write(findById(after.id().value()), after, origin);
        }
        sources.save(before, after, origin);
        functions.save(before, after, origin);
    }

    private static void write(HostEntity row, Host host, Origin origin) {
        row.said = host.said() == null ? null : Documents.write(host.said());
        row.name = host.description().name();
        row.platform = host.description().platform();
        row.version = host.description().version();
        row.cluster = host.description().cluster();
        row.externalIds = Documents.write(host.description().externalIds());
        row.revision = host.revision();
        row.namesVersion = row.namesAtLock;
        row.observedAt = host.observedAt();
        row.retired = host.retired();
        row.iommu = host.effective().iommu();
        row.connection = host.effective().condition().connection();
        row.maintenance = host.effective().condition().maintenance();
        row.rebootRequired = host.effective().condition().rebootRequired();
        row.hostUseReported = host.effective().hostUseReported();
        row.groups = Documents.write(host.effective().groups());
        row.actor = origin.actor();
        row.correlationId = origin.correlationId();
    }
}
