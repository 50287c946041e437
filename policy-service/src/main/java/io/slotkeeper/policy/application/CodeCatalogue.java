package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.verdict.CodeEntry;
import io.slotkeeper.policy.domain.verdict.FindingCode;

/** Port: the closed catalogue of finding codes; every code has its entry. */
public interface CodeCatalogue {

    CodeEntry entry(FindingCode code);
}
