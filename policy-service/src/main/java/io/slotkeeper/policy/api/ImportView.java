package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.support.Draft;
import io.slotkeeper.policy.application.support.DraftOutcome;
import io.slotkeeper.policy.domain.support.ImportReport;

/** What an import did to a draft, or would do where it was only tried. */
record ImportView(boolean dryRun, Draft.Head draft, ImportReport report) {

    static ImportView of(DraftOutcome.Imported imported, boolean dryRun) {
        return new ImportView(dryRun, imported.draft().head(), imported.report());
    }
}
