package io.slotkeeper.policy.application.preview;

import io.slotkeeper.policy.application.preview.LiveAssignment.Kind;
import io.slotkeeper.policy.domain.verdict.Effect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts affected assignments of a kind, and keeps the first of one project: never more than a page. */
final class Tally {

    private final String project;
    private final int limit;
    private final Predicate<Kind> which;
    private final Map<Effect, Long> byEffect = new EnumMap<>(Effect.class);
    private final List<Affected> items = new ArrayList<>();
    private long judged;
    private long ofOtherProjects;
    private boolean more;

    Tally(String project, int limit, Predicate<Kind> which) {
        this.project = project;
        this.limit = limit;
        this.which = which;
    }

    void add(Affected affected) {
        if (!which.test(affected.live().kind())) {
            return;
        }
        judged++;
        Effect effect = affected.effect();
        if (!effect.decides()) {
            return;
        }
        byEffect.merge(effect, 1L, Long::sum);
        if (!affected.live().question().project().equals(project)) {
            ofOtherProjects++;
        } else if (items.size() < limit) {
            items.add(affected);
        } else {
            more = true;
        }
    }

    /** Whether it is known that there is more than a page. */
    boolean full() {
        return more;
    }

    Preview.Assignments told() {
        @Nullable Spot next = more ? Spot.of(items.get(items.size() - 1).live()) : null;
        long total = byEffect.values().stream().mapToLong(Long::longValue).sum();
        return new Preview.Assignments(
                judged, total, ofOtherProjects, new EnumMap<>(byEffect), List.copyOf(items), next);
    }
}
