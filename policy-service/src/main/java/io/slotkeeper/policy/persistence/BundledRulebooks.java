package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.Ruleset;
import io.slotkeeper.policy.application.support.FoundingList;
import io.slotkeeper.policy.application.support.SupportLists;
import io.slotkeeper.policy.config.PolicyConfig;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import io.slotkeeper.policy.domain.verdict.Severities;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** The published support list, and the platform profiles that come with this release in {@code /rulesets}. */
@Singleton
class BundledRulebooks implements Rulebooks {

    private final SupportLists lists;
    private final FoundingList founding;
    private final PlatformProfiles profiles;
    private final Duration staleAfter;
    private final Severities severities;
    private final List<Ruleset> files;

    BundledRulebooks(Documents documents, SupportLists lists, FoundingFile founding, PolicyConfig config) {
        String profilesFile = BundledFile.read(PLATFORM_PROFILES);
        this.lists = lists;
        this.founding = founding.list();
        this.profiles = documents.read(profilesFile, PlatformProfiles.class);
        this.staleAfter = config.supportListStaleAfter();
        this.severities = Severities.withOverrides(config.severities());
        this.files = List.of(BundledFile.ruleset(
                PLATFORM_PROFILES, profiles.version(), profiles.profiles().size(), profilesFile));
    }

    @Override
    public Rulesets inForce() {
        return new Rulesets(lists.inForce(), profiles, staleAfter);
    }

    @Override
    public FoundingList founding() {
        return founding;
    }

    @Override
    public Severities severities() {
        return severities;
    }

    @Override
    public List<Ruleset> files() {
        return files;
    }
}
