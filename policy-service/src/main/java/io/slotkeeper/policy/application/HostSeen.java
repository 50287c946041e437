package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Host;
import org.jspecify.annotations.Nullable;

/** A host as inventory published it, the project that it belongs to, and its cluster by name where it is in one. */
public record HostSeen(String project, @Nullable String cluster, Host host) {}
