package io.slotkeeper.policy.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A ruleset that was in force; never changed. */
@Entity
@Table(name = "ruleset")
@IdClass(RulesetEntity.Key.class)
class RulesetEntity {
    @Id
    String name;

    @Id
    String digest;

    int version;

    @Column(name = "published_at")
    Instant publishedAt;

    /** Name and content. */
    record Key(String name, String digest) implements Serializable {}
}
