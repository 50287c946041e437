package io.slotkeeper.policy.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.slotkeeper.policy.application.Hosts;
import io.slotkeeper.policy.domain.facts.Host;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Hosts in a table: the newest revision wins by one conditional statement, whatever order they arrive in. */
@ApplicationScoped
class HostRepository implements Hosts, PanacheRepositoryBase<HostSeenEntity, String> {

    private static final String UPSERT =
            """
            insert into host_seen (host, project, revision, document) values (:host, :project, :revision, cast(:document as jsonb))
            on conflict (host) do update
               set project = excluded.project, revision = excluded.revision, document = excluded.document, seen_at = now()
             where host_seen.revision < excluded.revision
            """;

    private final Documents documents;

    HostRepository(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Optional<Host> find(String host) {
        return find("host", host).firstResultOptional().map(row -> documents.read(row.document, Host.class));
    }

    @Override
    public boolean store(String project, Host host) {
        return getSession()
                        .createNativeMutationQuery(UPSERT)
                        .setParameter("host", host.id())
                        .setParameter("project", project)
                        .setParameter("revision", Objects.requireNonNull(host.revision()))
                        .setParameter("document", documents.write(host))
                        .executeUpdate()
                == 1;
    }

    @Override
    public void remove(String host) {
        delete("host", host);
    }
}
