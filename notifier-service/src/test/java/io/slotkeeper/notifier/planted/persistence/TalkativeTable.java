package io.slotkeeper.notifier.planted.persistence;

import io.slotkeeper.notifier.planted.api.HastyResource;

/** Planted: a table that knows HTTP. */
public class TalkativeTable {
    public void tell(HastyResource resource) {
        resource.answer();
    }
}
