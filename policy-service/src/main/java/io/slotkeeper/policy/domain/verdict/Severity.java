package io.slotkeeper.policy.domain.verdict;

/** How much a finding weighs, heaviest first. */
public enum Severity {
    DENY,
    APPROVAL,
    CONSENT,
    WARN,
    INFO
}
