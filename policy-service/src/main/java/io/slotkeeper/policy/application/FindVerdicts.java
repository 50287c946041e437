package io.slotkeeper.policy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Looks up verdicts that were given, within the caller's project. */
@ApplicationScoped
public class FindVerdicts {

    private final VerdictLog verdicts;

    FindVerdicts(VerdictLog verdicts) {
        this.verdicts = verdicts;
    }

    @Transactional
    public Optional<StoredVerdict> byId(String project, String id) {
        return verdicts.find(id).filter(verdict -> verdict.project().equals(project));
    }

    @Transactional
    public List<StoredVerdict> ofAssignment(String project, String assignment, int afterAttempt, int limit) {
        return verdicts.ofAssignment(project, assignment, afterAttempt, limit);
    }
}
