package io.slotkeeper.policy.events;

import io.slotkeeper.messaging.Ids;
import io.slotkeeper.messaging.Outbox;
import io.slotkeeper.messaging.Publication;
import io.slotkeeper.policy.application.Announcements;
import io.slotkeeper.policy.application.Ruleset;
import io.slotkeeper.policy.application.StoredVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Announces through the outbox, so that what is told and what is stored commit together. */
@ApplicationScoped
class OutboxAnnouncements implements Announcements {

    private static final String INSTALLATION = "default";

    private final Outbox outbox;

    OutboxAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void verdictIssued(StoredVerdict verdict) {
        outbox.publish(new Publication(
                Ids.next(),
                VerdictIssuedV1.TOPIC,
                verdict.assignment(),
                VerdictIssuedV1.TYPE,
                verdict.assignment(),
                verdict.project(),
                verdict.correlationId(),
                new VerdictIssuedV1(verdict.assignment(), verdict.attempt(), verdict.project(), verdict.verdict())));
    }

    @Override
    public void rulesetPublished(Ruleset ruleset, Instant at) {
        outbox.publish(new Publication(
                Ids.next(),
                RulesetPublishedV1.TOPIC,
                ruleset.name(),
                RulesetPublishedV1.TYPE,
                ruleset.name(),
                INSTALLATION,
                null,
                new RulesetPublishedV1(ruleset.name(), ruleset.version(), ruleset.entries(), at, ruleset.digest())));
    }
}
