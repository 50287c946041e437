package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.support.Draft;
import io.slotkeeper.policy.domain.support.SupportList;

/** A draft with its entries; the list has the version that it would become. */
record DraftView(Draft.Head draft, SupportList list) {

    static DraftView of(Draft draft) {
        return new DraftView(draft.head(), draft.list());
    }
}
