package io.slotkeeper.policy.domain.facts;

/** What the members of a group share: the change of context, or the one VM that may hold them. */
public enum GroupScope {
    CONTEXT,
    HOLDER
}
