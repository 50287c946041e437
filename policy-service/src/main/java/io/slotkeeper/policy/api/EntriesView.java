package io.slotkeeper.policy.api;

import io.slotkeeper.policy.domain.support.ListEntry;
import io.slotkeeper.policy.domain.support.SupportList;
import java.util.List;

/** The entries of a list, in the form that an import reads. */
record EntriesView(List<ListEntry> entries) {

    static EntriesView of(SupportList list) {
        return new EntriesView(list.entries());
    }
}
