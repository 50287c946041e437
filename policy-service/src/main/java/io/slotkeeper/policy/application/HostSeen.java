package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Host;

/** A host as inventory published it, and the project that it belongs to. */
public record HostSeen(String project, Host host) {}
