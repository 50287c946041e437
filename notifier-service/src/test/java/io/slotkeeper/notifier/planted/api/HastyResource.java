package io.slotkeeper.notifier.planted.api;

import io.slotkeeper.notifier.planted.persistence.TalkativeTable;

/** Planted: a resource that goes straight to a table. */
public class HastyResource {
    public void answer() {
        new TalkativeTable().tell(this);
    }
}
