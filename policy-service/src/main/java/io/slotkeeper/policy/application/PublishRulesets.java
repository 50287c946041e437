package io.slotkeeper.policy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Stores and announces the rulesets in force, each content once. */
@ApplicationScoped
public class PublishRulesets {

    private final Rulebooks rulebooks;
    private final RulesetLog log;
    private final Announcements announcements;
    private final Clock clock;

    PublishRulesets(Rulebooks rulebooks, RulesetLog log, Announcements announcements, Clock clock) {
        this.rulebooks = rulebooks;
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
    }

    /** Announces the rulesets in force once more, as what they were announced as. */
    @Transactional
    public void publishAgain() {
        rulebooks.files().forEach(ruleset -> log.publishedAt(ruleset)
                .ifPresent(at -> announcements.rulesetPublished(ruleset, at)));
    }
}
