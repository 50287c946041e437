package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.profiles.ProfileVersions;
import io.slotkeeper.policy.application.profiles.ProfilesVersion;
import io.slotkeeper.policy.application.profiles.ReleasedProfiles;
import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Versions in an append-only table. A version never changes, so what was read of one is kept in memory; which is in force
 * is asked every time, so that all instances agree.
 */
@ApplicationScoped
class ProfileVersionRepository implements ProfileVersions {

    private static final String IN_FORCE = "select coalesce(max(version), 0) as version from platform_profiles_version";
    private static final String FIND =
            "select cast(document as text) as document from platform_profiles_version where version = ?";
    private static final String HEADS =
            """
            select version, digest, profiles, actor, comment, based_on, rolled_back_to, release_version, published_at
              from platform_profiles_version
            """;
    private static final String APPEND =
            """
            insert into platform_profiles_version
                   (version, digest, profiles, document, actor, comment, based_on, rolled_back_to, release_version,
                    published_at)
            values (?, ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, cast(? as timestamptz))
            on conflict (version) do nothing
            """;

    private final Sql sql;
    private final Documents documents;
    private final ReleasedProfiles released;
    private final Recent<PlatformProfiles> recent = new Recent<>();

    ProfileVersionRepository(Sql sql, Documents documents, ReleasedProfiles released) {
        this.sql = sql;
        this.documents = documents;
        this.released = released;
    }

    @Override
    public PlatformProfiles inForce() {
        int version = sql.query(IN_FORCE, row -> row.getInt("version")).get(0);
        // nothing is stored before the first start is through; what will be stored then is known
        return version == 0 ? released.profiles().asVersion(1) : find(version).orElseThrow();
    }

    @Override
    public Optional<PlatformProfiles> find(int version) {
        PlatformProfiles known = recent.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PlatformProfiles> found = sql.query(FIND, row -> row.getString("document"), version).stream()
                .findFirst()
                .map(document -> read(document, version));
        found.ifPresent(profiles -> recent.put(version, profiles));
        return found;
    }

    @Override
    public Optional<ProfilesVersion> published(int version) {
        return sql.query(HEADS + " where version = ?", ProfileVersionRepository::head, version).stream()
                .findFirst();
    }

    @Override
    public List<ProfilesVersion> publishedBelow(int version, int limit) {
        return sql.query(
                HEADS + " where version < ? order by version desc limit ?",
                ProfileVersionRepository::head,
                version,
                limit);
    }

    @Override
    public Optional<ProfilesVersion> lastOfRelease() {
        return sql
                .query(
                        HEADS + " where release_version is not null order by version desc limit 1",
                        ProfileVersionRepository::head)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<ProfilesVersion> append(PlatformProfiles profiles, Origin origin, Instant at) {
        String document = documents.write(profiles);
        int version = profiles.version();
        int count = profiles.profiles().size();
        ProfilesVersion head = new ProfilesVersion(
                version,
                BundledFile.ruleset(Rulebooks.PLATFORM_PROFILES, version, count, document)
                        .digest(),
                count,
                origin.actor(),
                origin.comment(),
                version == 1 ? null : version - 1,
                origin.rolledBackTo(),
                origin.release(),
                at);
        int appended = sql.update(
                APPEND,
                version,
                head.digest(),
                count,
                document,
                head.actor(),
                head.comment(),
                head.basedOn(),
                head.rolledBackTo(),
                head.release(),
                at.toString());
        return appended == 1 ? Optional.of(head) : Optional.empty();
    }

    private PlatformProfiles read(String document, int version) {
        return StoredProfiles.read(
                documents.readPlain(document), version, "version " + version + " of the platform profiles");
    }

    private static ProfilesVersion head(ResultSet row) throws SQLException {
        return new ProfilesVersion(
                row.getInt("version"),
                row.getString("digest"),
                row.getInt("profiles"),
                row.getString("actor"),
                row.getString("comment"),
                row.getObject("based_on", Integer.class),
                row.getObject("rolled_back_to", Integer.class),
                row.getObject("release_version", Integer.class),
                Sql.instant(row, "published_at"));
    }
}
