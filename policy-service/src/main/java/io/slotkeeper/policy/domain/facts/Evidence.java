package io.slotkeeper.policy.domain.facts;

/** What was read, and where, that makes functions a group. */
public record Evidence(GroupKind kind, String field, String value, String source) {}
