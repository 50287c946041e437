package io.slotkeeper.policy.domain.custom;

/**
 * A rule as it is kept.
 *
 * @param revision the version of the rule set in which it was last changed, switched on or off
 */
public record CustomRule(RuleText text, int revision, boolean enabled) {

    public String name() {
        return text.name();
    }
}
