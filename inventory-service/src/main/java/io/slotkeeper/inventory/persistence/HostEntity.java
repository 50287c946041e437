package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.domain.HostConnection;
import io.slotkeeper.inventory.domain.Iommu;
import io.slotkeeper.inventory.domain.Platform;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Row of a host. */
@Entity
@Table(name = "host")
class HostEntity {
    @Id
    String id;

    String project;
    String name;

    @Enumerated(EnumType.STRING)
    Platform platform;

    String version;

    @Nullable
    String cluster;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String said;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "external_ids")
    String externalIds;

    long revision;

    @Column(name = "observed_at")
    @Nullable
    Instant observedAt;

    boolean retired;

    @Enumerated(EnumType.STRING)
    Iommu iommu;

    @Enumerated(EnumType.STRING)
    HostConnection connection;

    @Nullable
    Boolean maintenance;

    @Column(name = "reboot_required")
    @Nullable
    Boolean rebootRequired;

    @Column(name = "host_use_reported")
    boolean hostUseReported;

    @JdbcTypeCode(SqlTypes.JSON)
    String groups;

    String actor;

    @Column(name = "correlation_id")
    @Nullable
    String correlationId;

    @Column(name = "names_version")
    long namesVersion;

    /** The version of the names that this instance had when it locked the row, so not newer than what it derives. */
    @Transient
    long namesAtLock;
}
