package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.preview.Preview;
import io.slotkeeper.policy.application.preview.PreviewSupportList;
import io.slotkeeper.policy.application.preview.Spot;
import io.slotkeeper.policy.application.support.ListChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The answers to previews of drafts and of versions, which are the same. */
@ApplicationScoped
class PreviewAnswers {

    static final String DEVICE = NewEvaluation.ID + "/" + NewEvaluation.ADDRESS;
    static final String ASSIGNMENT = NewEvaluation.ID + "/" + VerdictResource.UUID;

    private final PreviewSupportList previews;
    private final Caller caller;

    PreviewAnswers(PreviewSupportList previews, Caller caller) {
        this.previews = previews;
        this.caller = caller;
    }

    Response preview(ListChoice list, int limit) {
        Preview preview = answered(list, () -> previews.preview(list, caller.project(), limit));
        return tagged(PreviewView.of(preview), preview.snapshot());
    }

    Response devices(ListChoice list, @Nullable String after, int limit) {
        Spot from = after == null ? Spot.FIRST_DEVICE : Spot.parse(after);
        var page = answered(list, () -> previews.devices(list, from, limit));
        return tagged(PreviewView.devices(page), page.snapshot());
    }

    Response assignments(ListChoice list, boolean waiting, @Nullable String after, int limit) {
        Spot from = after == null ? Spot.FIRST_ASSIGNMENT : Spot.parse(after);
        var page = answered(list, () -> previews.assignments(list, caller.project(), waiting, from, limit));
        return tagged(PreviewView.assignments(page), page.snapshot());
    }

    private static <T> T answered(ListChoice list, Supplier<Optional<T>> answer) {
        try {
            return answer.get().orElseThrow(() -> DraftProblems.unknown(list));
        } catch (PreviewSupportList.Busy busy) {
            throw ProblemCode.PREVIEW_BUSY.problem("One preview is made at a time, as it looks at the whole fleet."
                    + " Ask again when the other one is answered.");
        }
    }

    private static Response tagged(Object view, Preview.Snapshot snapshot) {
        return snapshot.draft() == null
                ? Response.ok(view).build()
                : Revisions.ok(view, snapshot.draft().revision());
    }
}
