package io.slotkeeper.policy.events;

import io.slotkeeper.messaging.Outbox;
import io.slotkeeper.messaging.Publication;
import io.slotkeeper.policy.application.Announcements;
import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.StoredVerdict;
import io.slotkeeper.policy.application.custom.PublishedRules;
import io.slotkeeper.policy.application.preview.AffectedDocument;
import io.slotkeeper.policy.application.profiles.ProfilesVersion;
import io.slotkeeper.policy.application.support.PublishedVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Announces through the outbox, so that what is told and what is stored commit together. A verdict is the same event
 * however often it is told, and so is a content of a ruleset.
 */
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
                UUID.fromString(verdict.verdict().id()),
                VerdictIssuedV1.TOPIC,
                verdict.assignment(),
                VerdictIssuedV1.TYPE,
                verdict.assignment(),
                verdict.project(),
                verdict.correlationId(),
                new VerdictIssuedV1(verdict.assignment(), verdict.attempt(), verdict.project(), verdict.verdict())));
    }

    @Override
    public void supportListPublished(PublishedVersion version) {
        publish(new RulesetPublishedV1(
                Rulebooks.SUPPORT_LIST, version.version(), version.entries(), version.publishedAt(), version.digest()));
    }

    @Override
    public void platformProfilesPublished(ProfilesVersion version) {
        publish(new RulesetPublishedV1(
                Rulebooks.PLATFORM_PROFILES,
                version.version(),
                version.profiles(),
                version.publishedAt(),
                version.digest()));
    }

    @Override
    public void assignmentAffected(UUID id, AffectedDocument affected) {
        outbox.publish(new Publication(
                id,
                AssignmentAffectedV1.TOPIC,
                affected.assignment(),
                AssignmentAffectedV1.TYPE,
                affected.assignment(),
                affected.project(),
                null,
                affected));
    }

    @Override
    public void customRulesPublished(PublishedRules version) {
        publish(new RulesetPublishedV1(
                Rulebooks.CUSTOM_RULES, version.version(), version.rules(), version.publishedAt(), version.digest()));
    }

    private void publish(RulesetPublishedV1 ruleset) {
        outbox.publish(new Publication(
                idOf(ruleset),
                RulesetPublishedV1.TOPIC,
                ruleset.ruleset(),
                RulesetPublishedV1.TYPE,
                ruleset.ruleset(),
                INSTALLATION,
                null,
                ruleset));
    }

    private static UUID idOf(RulesetPublishedV1 ruleset) {
        return UUID.nameUUIDFromBytes((ruleset.ruleset() + " " + ruleset.digest()).getBytes(StandardCharsets.UTF_8));
    }
}
