package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.custom.ReadyRules;
import io.slotkeeper.policy.application.profiles.ProfileVersions;
import io.slotkeeper.policy.application.support.FoundingList;
import io.slotkeeper.policy.application.support.SupportLists;
import io.slotkeeper.policy.config.PolicyConfig;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.verdict.Severities;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The published support list, platform profiles and custom rules, beside what the site configures. */
@Singleton
class BundledRulebooks implements Rulebooks {

    private final SupportLists lists;
    private final ReadyRules customRules;
    private final FoundingList founding;
    private final ProfileVersions profiles;
    private final Duration staleAfter;
    private final Severities severities;

    BundledRulebooks(
            SupportLists lists,
            ProfileVersions profiles,
            ReadyRules customRules,
            FoundingFile founding,
            PolicyConfig config) {
        this.lists = lists;
        this.customRules = customRules;
        this.founding = founding.list();
        this.profiles = profiles;
        this.staleAfter = config.supportListStaleAfter();
        this.severities = Severities.withOverrides(config.severities());
    }

    @Override
    public Rulesets inForce() {
        return new Rulesets(lists.inForce(), profiles.inForce(), customRules.inForce(), staleAfter);
    }

    @Override
    public FoundingList founding() {
        return founding;
    }

    @Override
    public Severities severities() {
        return severities;
    }
}
