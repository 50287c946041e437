package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.Presence;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Row of an effective function: columns for what the fleet is searched by, a document for the whole. */
@Entity
@Table(name = "host_function")
@IdClass(PartOfHost.Function.class)
class FunctionEntity {
    @Id
    String host;

    @Id
    String address;

    String project;

    @Column(name = "vendor_id")
    String vendorId;

    @Column(name = "device_id")
    String deviceId;

    @Column(name = "class_id")
    @Nullable
    String classId;

    @Enumerated(EnumType.STRING)
    DeviceContext context;

    @Enumerated(EnumType.STRING)
    Presence presence;

    @Column(name = "observed_holder")
    @Nullable
    String observedHolder;

    boolean assignable;
    String search;

    @JdbcTypeCode(SqlTypes.JSON)
    String document;

    String actor;

    @Column(name = "correlation_id")
    @Nullable
    String correlationId;
}
