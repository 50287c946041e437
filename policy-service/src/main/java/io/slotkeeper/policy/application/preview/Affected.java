package io.slotkeeper.policy.application.preview;

import io.slotkeeper.policy.domain.verdict.Effect;
import io.slotkeeper.policy.domain.verdict.VerdictShift;

/** What is different for one assignment under another list. */
public record Affected(LiveAssignment live, VerdictShift shift) {

    public Effect effect() {
        return shift.effect();
    }
}
