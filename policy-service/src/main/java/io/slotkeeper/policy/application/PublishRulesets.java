package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.custom.RuleSets;
import io.slotkeeper.policy.application.profiles.ProfileVersions;
import io.slotkeeper.policy.application.profiles.TakeReleasedProfiles;
import io.slotkeeper.policy.application.support.FoundSupportList;
import io.slotkeeper.policy.application.support.SupportLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Stores and announces the rulesets that come with this release, and announces those in force again. */
@ApplicationScoped
public class PublishRulesets {

    private final Rulebooks rulebooks;
    private final FoundSupportList founding;
    private final SupportLists lists;
    private final TakeReleasedProfiles profiles;
    private final ProfileVersions profileVersions;
    private final RuleSets customRules;
    private final Announcements announcements;

    PublishRulesets(
            Rulebooks rulebooks,
            FoundSupportList founding,
            SupportLists lists,
            TakeReleasedProfiles profiles,
            ProfileVersions profileVersions,
            RuleSets customRules,
            Announcements announcements) {
        this.rulebooks = rulebooks;
        this.founding = founding;
        this.lists = lists;
        this.profiles = profiles;
        this.profileVersions = profileVersions;
        this.customRules = customRules;
        this.announcements = announcements;
    }

    @Transactional
    public void publishWhatIsNew() {
        profiles.arrive();
        founding.arrive(rulebooks.founding());
    }

    /** Announces the rulesets in force once more, as what they were announced as. */
    @Transactional
    public void publishAgain() {
        profileVersions
                .published(profileVersions.inForce().version())
                .ifPresent(announcements::platformProfilesPublished);
        lists.published(lists.inForce().version()).ifPresent(announcements::supportListPublished);
        customRules.published(customRules.versionInForce()).ifPresent(announcements::customRulesPublished);
    }
}
