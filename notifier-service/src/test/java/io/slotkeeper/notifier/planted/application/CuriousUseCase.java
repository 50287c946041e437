package io.slotkeeper.notifier.planted.application;

import io.slotkeeper.notifier.planted.persistence.TalkativeTable;

/** Planted: a use case that knows its table. */
public class CuriousUseCase {
    public TalkativeTable table() {
        return new TalkativeTable();
    }
}
