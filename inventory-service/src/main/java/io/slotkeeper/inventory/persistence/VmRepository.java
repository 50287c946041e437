package io.slotkeeper.inventory.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.Vms;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.Vm;
import io.slotkeeper.inventory.domain.VmFacts;
import io.slotkeeper.inventory.domain.VmId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Virtual machines in PostgreSQL; revision 0 is a name that is being taken. */
@ApplicationScoped
class VmRepository implements Vms, PanacheRepositoryBase<VmEntity, String> {
    private static final String RESERVE =
            """
            insert into vm (id, project, revision, facts, actor) values (:id, :project, 0, '{}', :actor)
            on conflict do nothing""";

    private static final TypeReference<TreeMap<SourceName, VmFacts>> SAID = new TypeReference<>() {};

    @Override
    public Optional<Vm> find(VmId id) {
        return findByIdOptional(id.value()).filter(row -> row.revision > 0).map(VmRepository::vm);
    }

    @Override
    public Optional<Vm> lock(VmId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .filter(row -> row.revision > 0)
                .map(VmRepository::vm);
    }

    @Override
    public Optional<Vm> lockOrReserve(VmId id, Origin origin) {
        getEntityManager()
                .createNativeQuery(RESERVE)
                .setParameter("id", id.value())
                .setParameter("project", origin.project())
                .setParameter("actor", origin.actor())
                .executeUpdate();
        return lock(id);
    }

    @Override
    public void save(Vm vm, Origin origin) {
        VmEntity row = findById(vm.id().value());
        row.revision = vm.revision();
        row.said = Documents.write(vm.said());
        row.facts = Documents.write(vm.facts());
        row.actor = origin.actor();
        row.correlationId = origin.correlationId();
    }

    @Override
    public List<Vm> list(@Nullable String after, int limit) {
        return find("id > ?1 and revision > 0 order by id", Objects.requireNonNullElse(after, ""))
                .page(0, limit)
                .stream()
                .map(VmRepository::vm)
                .toList();
    }

    @Override
    public List<Vm> lockPage(@Nullable String after, int limit) {
        return find("id > ?1 and revision > 0 order by id", Objects.requireNonNullElse(after, ""))
                .withLock(LockModeType.PESSIMISTIC_READ)
                .page(0, limit)
                .stream()
                .map(VmRepository::vm)
                .toList();
    }

    /** Those of the machines that are known, by id. */
    Map<String, Vm> named(Set<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : find("id in ?1 and revision > 0", ids).stream()
                        .collect(Collectors.toMap(row -> row.id, VmRepository::vm));
    }

    private static Vm vm(VmEntity row) {
        return new Vm(
                new VmId(row.id),
                row.project,
                row.revision,
                Documents.read(row.said, SAID),
                Documents.read(row.facts, VmFacts.class));
    }
}
