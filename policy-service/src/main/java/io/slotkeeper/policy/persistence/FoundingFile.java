package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.support.FoundingList;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.inject.Singleton;

/** The support list that comes with this release, read once. */
@Singleton
class FoundingFile {

    private final FoundingList list;

    FoundingFile(Documents documents) {
        String file = BundledFile.read(Rulebooks.SUPPORT_LIST);
        SupportList read = documents.read(file, SupportList.class);
        this.list = new FoundingList(
                BundledFile.ruleset(
                        Rulebooks.SUPPORT_LIST, read.version(), read.entries().size(), file),
                read);
    }

    FoundingList list() {
        return list;
    }
}
