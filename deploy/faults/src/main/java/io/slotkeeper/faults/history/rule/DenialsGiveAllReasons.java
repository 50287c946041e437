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
import org.jspecify.annotations.Nullable;

/** A denial has findings that deny, each with a sentence and a way out, and none of policy's reasons got lost. */
final class DenialsGiveAllReasons implements Invariant {
    private record Question(UUID assignment, int attempt) {}

    @Override
    public String id() {
        return "I17";
    }

    @Override
    public String promise() {
        return "no denial without all its reasons and the way out";
    }

    @Override
    public List<Violation> check(World world) {
        Map<Question, Set<String>> reasons = reasons(world);
        List<Violation> violations = new ArrayList<>();
        for (Life life : world.lives().values()) {
            for (Life.Step step : life.all()) {
                if (step.state().equals("DENIED") && step.changesState()) {
                    judge(life, step, reasons.getOrDefault(new Question(life.id(), step.attempt()), Set.of()))
                            .forEach(violations::add);
                }
            }
        }
        return violations;
    }

    private List<Violation> judge(Life life, Life.Step step, Set<String> reasons) {
        List<Wire.Finding> denials =
                step.findings().stream().filter(Wire.Finding::denies).toList();
        List<Violation> violations = new ArrayList<>();
        if (denials.isEmpty()) {
            violations.add(violation(life.id().toString(), "was denied without a reason", step.toString()));
        }
        for (Wire.Finding denial : denials) {
            if (isBlank(denial.message()) || isBlank(denial.remedy())) {
                violations.add(violation(
                        life.id().toString(),
                        "was denied for " + denial.code() + " without a sentence or without a way out",
                        denial.toString()));
            }
        }
        Set<String> untold = new HashSet<>(reasons);
        denials.forEach(denial -> untold.remove(reason(denial.code(), denial.subject())));
        if (!untold.isEmpty()) {
            violations.add(violation(life.id().toString(), "was denied and not told of " + untold, denials.toString()));
        }
        return violations;
    }

    private static Map<Question, Set<String>> reasons(World world) {
        Map<Question, Set<String>> reasons = new HashMap<>();
        for (Rows.Verdict row : world.rows("policy.verdict", Rows.Verdict.class)) {
            Set<String> of =
                    reasons.computeIfAbsent(new Question(row.assignment(), row.attempt()), question -> new HashSet<>());
            for (JsonNode finding : row.verdict().path("findings")) {
                if (finding.path("severity").asText().equals("DENY")) {
                    of.add(reason(
                            finding.path("code").asText(),
                            finding.path("subject").asText()));
                }
            }
        }
        return reasons;
    }

    private static String reason(String code, String subject) {
        return code + " of " + subject;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
