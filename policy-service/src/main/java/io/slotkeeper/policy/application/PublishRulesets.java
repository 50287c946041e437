package io.slotkeeper.policy.application;

import io.slotkeeper.policy.application.support.FoundSupportList;
import io.slotkeeper.policy.application.support.SupportLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Stores and announces the rulesets in force, each content or version once. */
@ApplicationScoped
public class PublishRulesets {

    private final Rulebooks rulebooks;
    private final FoundSupportList founding;
    private final SupportLists lists;
    private final RulesetLog log;
    private final Announcements announcements;
    private final Clock clock;

    PublishRulesets(
            Rulebooks rulebooks,
            FoundSupportList founding,
            SupportLists lists,
            RulesetLog log,
            Announcements announcements,
            Clock clock) {
        this.rulebooks = rulebooks;
        this.founding = founding;
        this.lists = lists;
        this.log = log;
        this.announcements = announcements;
        this.clock = clock;
    }

    @Transactional
    public void publishWhatIsNew() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        rulebooks.files().stream()
                .filter(ruleset -> log.append(ruleset, now))
                .forEach(ruleset -> announcements.rulesetPublished(ruleset, now));
        founding.arrive(rulebooks.founding());
    }

    /** Announces the rulesets in force once more, as what they were announced as. */
    @Transactional
    public void publishAgain() {
        rulebooks.files().forEach(ruleset -> log.publishedAt(ruleset)
                .ifPresent(at -> announcements.rulesetPublished(ruleset, at)));
        lists.published(lists.inForce().version()).ifPresent(announcements::supportListPublished);
    }
}
