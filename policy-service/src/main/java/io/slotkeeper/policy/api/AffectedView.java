package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.preview.AffectedDocument;
import io.slotkeeper.policy.application.preview.FindAffected;
import io.slotkeeper.policy.domain.verdict.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a published version affects.
 *
 * @param complete whether all that was live at its publication has been looked at
 * @param finishedAt when the second look, at what changed meanwhile, was over; null before
 * @param judged how many assignments were looked at
 * @param skipped how many of them could not be judged
 */
record AffectedView(
        int version,
        boolean complete,
        Instant startedAt,
        @Nullable Instant finishedAt,
        int judged,
        int skipped,
        long total,
        long ofOtherProjects,
        Map<Effect, Long> byEffect,
        List<AffectedDocument> items,
        @Nullable String next) {

    static AffectedView of(FindAffected.Answer answer, int limit) {
        var progress = answer.progress();
        ListView<AffectedDocument> page = ListView.page(answer.page(), limit, AffectedDocument::assignment);
        return new AffectedView(
                progress.version(),
                progress.pass() > 1,
                progress.startedAt(),
                progress.finishedAt(),
                progress.lookedAt(),
                progress.skipped(),
                progress.byEffect().values().stream().mapToLong(Long::longValue).sum(),
                progress.ofOtherProjects(),
                progress.byEffect(),
                page.items(),
                page.next());
    }
}
