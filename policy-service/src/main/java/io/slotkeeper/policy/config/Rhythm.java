package io.slotkeeper.policy.config;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.slotkeeper.messaging.Standstill;
import io.slotkeeper.policy.application.AnswerQuestions;
import io.slotkeeper.policy.application.PublishRulesets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What happens by itself: rulesets are announced at start, and no question waits for ever. */
@ApplicationScoped
class Rhythm {

    private final PublishRulesets rulesets;
    private final AnswerQuestions answers;
    private final Standstill standstill;

    Rhythm(PublishRulesets rulesets, AnswerQuestions answers, Standstill standstill) {
        this.rulesets = rulesets;
        this.answers = answers;
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
}
