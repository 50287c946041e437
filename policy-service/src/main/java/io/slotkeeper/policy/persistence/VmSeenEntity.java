package io.slotkeeper.policy.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A VM as inventory last published it; written by {@link VmRepository} alone. */
@Entity
@Table(name = "vm_seen")
class VmSeenEntity {
    @Id
    String vm;

    String project;
    long revision;

    @Column(columnDefinition = "jsonb")
    String document;
}
