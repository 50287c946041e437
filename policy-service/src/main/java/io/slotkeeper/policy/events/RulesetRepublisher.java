package io.slotkeeper.policy.events;

import io.slotkeeper.messaging.Republisher;
import io.slotkeeper.policy.application.PublishRulesets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rulesets in force: a handful, on one page. */
@ApplicationScoped
class RulesetRepublisher implements Republisher {

    private final PublishRulesets rulesets;

    RulesetRepublisher(PublishRulesets rulesets) {
        this.rulesets = rulesets;
    }

    @Override
    public String topic() {
        return RulesetPublishedV1.TOPIC;
    }

    @Override
    public @Nullable String republish(@Nullable String after, Instant since, int limit) {
        rulesets.publishAgain();
        return null;
    }
}
