package io.slotkeeper.policy.application.custom;

import io.slotkeeper.policy.domain.custom.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Looks up the custom rules in force and of old, and who changed them. */
@ApplicationScoped
public class FindRules {

    private final RuleSets sets;

    FindRules(RuleSets sets) {
        this.sets = sets;
    }

    @Transactional
    public RuleSet inForce() {
        return sets.inForce();
    }

    @Transactional
    public Optional<RuleSet> version(int version) {
        return sets.find(version);
    }

    @Transactional
    public List<PublishedRules> publishedBelow(int version, int limit) {
        return sets.publishedBelow(version, limit);
    }
}
