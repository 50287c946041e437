package io.slotkeeper.faults.history.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Life;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.Wire;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whoever comes to hold something has policy's verdict of that very attempt, not a denial, with every consent it needs. */
final class ClaimsAreAllowed implements Invariant {
    private record Question(UUID assignment, int attempt) {}

    private record Answer(String outcome, List<Wire.Finding> findings, String from) {
        boolean has(String severity) {
            return findings.stream().anyMatch(finding -> finding.severity().equals(severity));
        }

        List<String> codes() {
            return findings.stream()
                    .filter(finding -> finding.severity().equals("CONSENT"))
                    .map(Wire.Finding::code)
                    .distinct()
                    .toList();
        }
    }

    @Override
    public String id() {
        return "I2";
    }

    @Override
    public String promise() {
        return "no claim without an allowed verdict of its attempt and the consents that it needs";
    }

    @Override
    public List<Violation> check(World world) {
        Map<Question, Answer> answers = answers(world);
        Map<UUID, Set<String>> consents = consents(world);
        List<Violation> violations = new ArrayList<>();
        if (answers.isEmpty() && !world.has("policy.verdict")) {
            return violations;
        }
        for (Life life : world.lives().values()) {
            life.spans().forEach(span -> judge(life, span, answers, consents, world, violations));
        }
        return violations;
    }

    private void judge(
            Life life,
            Life.Span span,
            Map<Question, Answer> answers,
            Map<UUID, Set<String>> consents,
            World world,
            List<Violation> violations) {
        int attempt = span.first().attempt();
        Answer answer = answers.get(new Question(life.id(), attempt));
        if (answer == null) {
            violations.add(about(life, "holds functions, but policy gave no verdict on attempt " + attempt, "none"));
        } else if (answer.outcome().equals("DENIED")) {
            violations.add(about(life, "holds functions although policy denied attempt " + attempt, answer.from()));
        } else if (reached(life, "CLAIMED")) {
            agreement(life, answer, consents, world, violations);
        }
    }

    private void agreement(
            Life life, Answer answer, Map<UUID, Set<String>> consents, World world, List<Violation> violations) {
        if (answer.has("APPROVAL") && life.all().stream().noneMatch(step -> isFact(step, "APPROV"))) {
            violations.add(about(life, "claims functions although nobody approved", answer.from()));
        }
        List<String> missing = new ArrayList<>(answer.codes());
        missing.removeAll(consents.getOrDefault(life.id(), Set.of()));
        boolean stored = world.has("assignment.consent") && world.assignments().containsKey(life.id());
        boolean given = life.all().stream().anyMatch(step -> isFact(step, "CONSENT_GIVEN"));
        if (!answer.codes().isEmpty() && (!given || (stored && !missing.isEmpty()))) {
            violations.add(about(life, "claims functions without consent to " + missing, answer.from()));
        }
    }

    /** Being asked is not being answered. */
    private static boolean isFact(Life.Step step, String part) {
        return step.fact() != null && step.fact().contains(part) && !step.fact().endsWith("_AWAITED");
    }

    private static boolean reached(Life life, String state) {
        return life.all().stream().anyMatch(step -> step.state().equals(state));
    }

    private Violation about(Life life, String detail, String verdict) {
        List<String> evidence = new ArrayList<>(List.of("verdict: " + verdict));
        evidence.addAll(life.lines());
        return violation(life.id().toString(), detail, evidence);
    }

    private static Map<UUID, Set<String>> consents(World world) {
        Map<UUID, Set<String>> consents = new HashMap<>();
        world.rows("assignment.consent", Rows.Consent.class)
                .forEach(consent -> consents.computeIfAbsent(consent.assignment(), id -> new HashSet<>())
                        .add(consent.code()));
        return consents;
    }

    private static Map<Question, Answer> answers(World world) {
        Map<Question, Answer> answers = new HashMap<>();
        for (Wire.Sent<Wire.VerdictIssued> sent : world.verdicts()) {
            Wire.VerdictIssued issued = sent.data();
            answers.putIfAbsent(
                    new Question(issued.assignment(), issued.attempt()),
                    new Answer(
                            issued.verdict().outcome(),
                            issued.verdict().allFindings(),
                            sent.record().place()));
        }
        for (Rows.Verdict row : world.rows("policy.verdict", Rows.Verdict.class)) {
            answers.put(
                    new Question(row.assignment(), row.attempt()),
                    new Answer(row.outcome(), findings(row.verdict()), "policy.verdict " + row.outcome()));
        }
        return answers;
    }

    private static List<Wire.Finding> findings(JsonNode verdict) {
        List<Wire.Finding> findings = new ArrayList<>();
        verdict.path("findings")
                .forEach(finding -> findings.add(new Wire.Finding(
                        finding.path("code").asText(),
                        finding.path("severity").asText(),
                        finding.path("subject").asText(),
                        finding.path("message").asText(null),
                        finding.path("remedy").asText(null))));
        return findings;
    }
}
