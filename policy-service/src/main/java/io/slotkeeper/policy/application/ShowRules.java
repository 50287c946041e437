package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.verdict.Severities;
import jakarta.enterprise.context.ApplicationScoped;

/** What the rules are and what they know, for people who want to look it up. */
@ApplicationScoped
public class ShowRules {

    private final Rulebooks rulebooks;

    ShowRules(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    public Rulesets rulesets() {
        return rulebooks.inForce();
    }

    public Severities severities() {
        return rulebooks.severities();
    }
}
