package io.slotkeeper.policy.config;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.slotkeeper.messaging.Standstill;
import io.slotkeeper.policy.application.AnswerQuestions;
import io.slotkeeper.policy.application.KeepSupplies;
import io.slotkeeper.policy.application.PublishRulesets;
import io.slotkeeper.policy.application.preview.ReviewPublications;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What happens by itself: rulesets are announced at start, no question waits for ever, who is affected hears of it. */
@ApplicationScoped
class Rhythm {

    private final PublishRulesets rulesets;
    private final AnswerQuestions answers;
    private final ReviewPublications reviews;
    private final KeepSupplies supplies;
    private final Standstill standstill;

    Rhythm(
            PublishRulesets rulesets,
            AnswerQuestions answers,
            ReviewPublications reviews,
            KeepSupplies supplies,
            Standstill standstill) {
        this.rulesets = rulesets;
        this.answers = answers;
        this.reviews = reviews;
        this.supplies = supplies;
        this.standstill = standstill;
    }

    void onStart(@Observes StartupEvent started) {
        rulesets.publishWhatIsNew();
    }

    /** The back-stop for questions whose host arrived while they were being stored, and for those that are overdue. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void answerWaiting() {
        if (!standstill.isDiverged()) {
            answers.answerWaiting();
        }
    }

    /** Whom published versions affect, batch after batch as long as there is one. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void reviewPublications() {
        boolean more = true;
        while (more && !standstill.isDiverged()) {
            more = reviews.next();
        }
    }

    /** Hosts that were known before there was an index of what they offer, or that an older release has stored since. */
    @Scheduled(
            every = "60s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void catchUp() {
        boolean more = !standstill.isDiverged();
        while (more) {
            more = supplies.catchUp();
        }
    }
}
