package io.slotkeeper.policy.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.policy.application.Vms;
import io.slotkeeper.policy.domain.facts.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** VMs in a table: the newest revision wins. */
@ApplicationScoped
class VmRepository implements Vms, PanacheRepositoryBase<VmSeenEntity, String> {

    private static final String UPSERT =
            """
            insert into vm_seen (vm, project, revision, document) values (:vm, :project, :revision, cast(:document as jsonb))
            on conflict (vm) do update
               set project = excluded.project, revision = excluded.revision, document = excluded.document, seen_at = now()
             where vm_seen.revision < excluded.revision
            """;

    private final Documents documents;

    VmRepository(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Optional<Vm> find(String project, String vm) {
        return find("vm = ?1 and project = ?2", vm, project)
                .firstResultOptional()
                .map(row -> documents.read(row.document, Vm.class));
    }

    @Override
    public void store(String project, long revision, Vm vm) {
        getSession()
                .createNativeMutationQuery(UPSERT)
                .setParameter("vm", vm.id())
                .setParameter("project", project)
                .setParameter("revision", revision)
                .setParameter("document", documents.write(vm))
                .executeUpdate();
    }

    @Override
    public void remove(String vm) {
        delete("vm", vm);
    }
}
