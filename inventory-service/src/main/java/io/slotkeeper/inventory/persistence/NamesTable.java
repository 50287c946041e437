package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.names.NameVersions;
import io.slotkeeper.inventory.application.names.NamesVersion;
import io.slotkeeper.inventory.application.names.PciIds;
import io.slotkeeper.inventory.domain.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Versions of pci.ids in PostgreSQL, and the version by which each host is named. */
@ApplicationScoped
class NamesTable implements NameVersions {
    private static final int ENOUGH_WAITING = 5_000;
    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended('pci-ids ' || current_schema(), 0))) taken";
    private static final String VERSIONS =
            """
            select version, origin, file_version, file_date, vendors, devices, subsystems, classes, sha256, actor, at
            from pci_ids""";
    private static final String NEWEST_FIRST = " order by version desc limit :limit";
    private static final String ADD =
            """
            insert into pci_ids (version, origin, file_version, file_date, vendors, devices, subsystems, classes,
                                 sha256, project, actor, correlation_id)
            values (:version, :origin, :fileVersion, cast(:fileDate as date), :vendors, :devices, :subsystems, :classes,
                    :sha256, :project, :actor, :correlationId)""";
    private static final String KEEP =
            """
            insert into pci_ids_file (version, file) values (:version, :file)
            on conflict (in_force) do update set version = excluded.version, file = excluded.file""";
    private static final String DUE =
            """
            select id from host
            where names_version < :version and revision > 0
            and (select count(*) from (select from outbox limit :enough) waiting) < :enough
            order by names_version, id limit :limit for update skip locked""";

    private final EntityManager database;

    @Inject
    NamesTable(EntityManager database) {
        this.database = database;
    }

    @Override
    public void lock() {
        database.createNativeQuery(LOCK).getSingleResult();
    }

    @Override
    public long newest() {
        return number("select coalesce(max(version), 0) from pci_ids");
    }

    @Override
    public Optional<NamesVersion> inForce() {
        return before(null, 1).stream().findFirst();
    }

    @Override
    public Optional<byte[]> file(long version) {
        List<?> rows = database.createNativeQuery("select file from pci_ids_file where version = :version")
                .setParameter("version", version)
                .getResultList();
        return rows.stream().map(file -> (byte[]) file).findFirst();
    }

    @Override
    public Optional<NamesVersion> latest(NamesVersion.From from) {
        return versions(database.createNativeQuery(VERSIONS + " where origin = :origin" + NEWEST_FIRST)
                        .setParameter("origin", from.name())
                        .setParameter("limit", 1))
                .stream()
                .findFirst();
    }

    @Override
    public List<NamesVersion> before(@Nullable Long version, int limit) {
        return versions(database.createNativeQuery(VERSIONS + " where version < :before" + NEWEST_FIRST)
                .setParameter("before", Objects.requireNonNullElse(version, Long.MAX_VALUE))
                .setParameter("limit", limit));
    }

    @Override
    public void put(
            NamesVersion.From from, long version, PciIds.Contents contents, String sha256, byte[] file, Origin origin) {
        database.createNativeQuery(ADD)
                .setParameter("version", version)
                .setParameter("origin", from.name())
                .setParameter("fileVersion", contents.version())
                .setParameter("fileDate", Objects.toString(contents.date(), null))
                .setParameter("vendors", contents.vendors())
                .setParameter("devices", contents.devices())
                .setParameter("subsystems", contents.subsystems())
                .setParameter("classes", contents.classes())
                .setParameter("sha256", sha256)
                .setParameter("project", origin.project())
                .setParameter("actor", origin.actor())
                .setParameter("correlationId", origin.correlationId())
                .executeUpdate();
        database.createNativeQuery(KEEP)
                .setParameter("version", version)
                .setParameter("file", file)
                .executeUpdate();
    }

    @Override
    public long waiting() {
        return number("select count(*) from host where revision > 0"
                + " and names_version < (select coalesce(max(version), 0) from pci_ids)");
    }

    @Override
    public List<HostId> due(long version, int limit) {
        List<?> rows = database.createNativeQuery(DUE)
                .setParameter("version", version)
                .setParameter("enough", ENOUGH_WAITING)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(id -> new HostId((String) id)).toList();
    }

    @Override
    public void named(List<HostId> hosts, long version) {
        database.createNativeQuery("update host set names_version = :version where id in (:hosts)")
                .setParameter("version", version)
                .setParameter("hosts", hosts.stream().map(HostId::value).toList())
                .executeUpdate();
    }

    private long number(String query) {
        return ((Number) database.createNativeQuery(query).getSingleResult()).longValue();
    }

    private static List<NamesVersion> versions(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> version((Object[]) row)).toList();
    }

    private static NamesVersion version(Object[] row) {
        return new NamesVersion(
                ((Number) row[0]).longValue(),
                NamesVersion.From.valueOf((String) row[1]),
                new PciIds.Contents(
                        (String) row[2], day(row[3]), count(row[4]), count(row[5]), count(row[6]), count(row[7])),
                (String) row[8],
                (String) row[9],
                (Instant) row[10]);
    }

    private static @Nullable LocalDate day(@Nullable Object column) {
        return column == null ? null : LocalDate.parse(column.toString());
    }

    private static int count(Object column) {
        return ((Number) column).intValue();
    }
}
