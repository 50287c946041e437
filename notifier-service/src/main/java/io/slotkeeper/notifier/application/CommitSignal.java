package io.slotkeeper.notifier.application;

/** Says that the running transaction, once committed, will have made notifications visible. */
public interface CommitSignal {
    void newsAfterCommit();
}
