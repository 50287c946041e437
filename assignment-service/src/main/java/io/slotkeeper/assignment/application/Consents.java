package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.Finding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was consented to, with the subject and the parameters as they were worded then. */
public interface Consents {
    /** Adds those that are not stored yet; a finding is consented to once. */
    void add(UUID assignment, String project, List<Finding> findings, Given given);

    List<Consent> of(UUID assignment);

    record Given(String actor, @Nullable String correlationId, Instant at) {}

    record Consent(String code, String subject, String actor, Instant at) {}
}
