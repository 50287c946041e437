package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.PublishedChange;
import io.slotkeeper.inventory.application.source.SourceAnnouncements;
import io.slotkeeper.inventory.application.source.SourceProblem;
import io.slotkeeper.inventory.domain.Source;
import io.slotkeeper.messaging.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Announces through the outbox when a source cannot be read any more, and when it can again. */
@ApplicationScoped
class OutboxSourceNews implements SourceAnnouncements {
    static final String FAILING = "slotkeeper.inventory.source-failing.v1";
    static final String RECOVERED = "slotkeeper.inventory.source-recovered.v1";

    private final ChangeLog log;

    @Inject
    OutboxSourceNews(ChangeLog log) {
        this.log = log;
    }

    /** Wire form of {@link #FAILING}. */
    record FailingV1(String source, String project, long revision, ProblemV1 problem, Instant since) {}

    /** Why a source cannot be read. */
    record ProblemV1(String code, String detail, @Nullable String subject) {}

    /** Wire form of {@link #RECOVERED}. */
    record RecoveredV1(String source, String project, long revision, Instant failedSince, Instant recoveredAt) {}

    @Override
    public void failing(Source source, SourceProblem problem, Instant since, Origin origin) {
        publish(
                source,
                FAILING,
                origin,
                new FailingV1(
                        source.id().value(),
                        source.project(),
                        source.revision(),
                        new ProblemV1(problem.code().wire(), problem.detail(), problem.subject()),
                        since));
    }

    @Override
    public void recovered(Source source, Instant failedSince, Instant at, Origin origin) {
        publish(
                source,
                RECOVERED,
                origin,
                new RecoveredV1(source.id().value(), source.project(), source.revision(), failedSince, at));
    }

    private void publish(Source source, String type, Origin origin, Object event) {
        log.publish(List.of(new PublishedChange(
                Ids.next(),
                type,
                null,
                source.id(),
                null,
                source.revision(),
                source.project(),
                origin.actor(),
                origin.correlationId(),
                log.text(event))));
    }
}
