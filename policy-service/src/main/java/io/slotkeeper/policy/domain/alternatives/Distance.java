package io.slotkeeper.policy.domain.alternatives;

/** How far a host is from the one that was asked for, nearest first. */
public enum Distance {
    SAME_HOST,
    SAME_CLUSTER,
    ELSEWHERE
}
