package io.slotkeeper.policy.application.preview;

import io.slotkeeper.policy.application.VerdictDocument.FindingDocument;
import io.slotkeeper.policy.application.support.PublishedVersion;
import io.slotkeeper.policy.domain.verdict.Effect;
import io.slotkeeper.policy.domain.verdict.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assignment that a published version would judge otherwise, as others read it: the same over HTTP, on Kafka and in
 * the log. The assignment itself stays as it is.
 *
 * @param revision of the assignment as policy had last heard of it
 * @param state of the assignment then
 * @param hold CLAIM or TENTATIVE
 * @param requester the subject that asked; null where nobody said
 * @param actor who published
 * @param added reasons that only the newer version finds
 * @param removed reasons that only the older version finds
 */
public record AffectedDocument(
        String assignment,
        String project,
        long revision,
        String state,
        String host,
        String vm,
        List<String> functions,
        LiveAssignment.Kind hold,
        @Nullable String requester,
        String actor,
        String ruleset,
        Judged from,
        Judged to,
        Effect effect,
        List<FindingDocument> added,
        List<FindingDocument> removed,
        String message,
        Instant at) {

    /** The outcome by a version. */
    public record Judged(int version, Outcome outcome) {}

    static AffectedDocument of(Affected affected, PublishedVersion version, int before, Instant at) {
        LiveAssignment live = affected.live();
        return new AffectedDocument(
                live.assignment(),
                live.question().project(),
                live.revision(),
                live.state(),
                live.question().host(),
                live.question().vm(),
                live.question().functions(),
                live.kind(),
                live.requester(),
                version.actor(),
                "support-list",
                new Judged(before, affected.shift().from()),
                new Judged(version.version(), affected.shift().to()),
                affected.effect(),
                affected.shift().added().stream().map(FindingDocument::of).toList(),
                affected.shift().removed().stream().map(FindingDocument::of).toList(),
                AffectedSentence.of(affected, version.version()),
                at);
    }
}
