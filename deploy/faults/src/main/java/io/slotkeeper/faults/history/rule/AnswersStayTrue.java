package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.ClientCall;
import io.slotkeeper.faults.history.FaultWindow;
import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Life;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** What HTTP said is never contradicted later. A call without an answer may or may not have happened: nothing is said. */
final class AnswersStayTrue implements Invariant {
    private static final String DATABASE_AWAY = "postgres-stopped";

    @Override
    public String id() {
        return "I10";
    }

    @Override
    public String promise() {
        return "an HTTP answer is never contradicted later";
    }

    @Override
    public List<Violation> check(World world) {
        List<Violation> violations = new ArrayList<>();
        boolean known = world.has("assignment.assignment");
        Map<String, List<UUID>> byReference = byReference(world);
        Map<String, ClientCall> first = new HashMap<>();
        for (ClientCall call : world.calls()) {
            if (known) {
                acceptedAndGone(world, call, violations);
                refusedAndDone(call, byReference, violations);
            }
            sameKey(call, first, violations);
            acceptedWithoutDatabase(world, call, violations);
            changes(world, call, violations);
            reads(world, call, violations);
        }
        byReference.forEach((reference, ids) -> {
            if (ids.size() > 1) {
                violations.add(violation(reference, "one request became " + ids.size() + " assignments", ids + ""));
            }
        });
        violations.addAll(backwards(world));
        return violations;
    }

    private void acceptedAndGone(World world, ClientCall call, List<Violation> violations) {
        UUID id = call.assignment().orElse(null);
        if (call.is("request") && call.ok() && (id == null || world.life(id).isEmpty())) {
            violations.add(violation("op " + call.op(), "was answered 202 and does not exist", call.toString()));
        }
    }

    /** Only names that a client gave to one request, and never again under an idempotency key, are looked at. */
    private void refusedAndDone(ClientCall call, Map<String, List<UUID>> byReference, List<Violation> violations) {
        String reference = call.externalRef();
        if (call.is("request")
                && call.outcome() == ClientCall.Outcome.REFUSED
                && call.key() == null
                && reference != null
                && byReference.containsKey(reference)) {
            violations.add(violation(
                    "op " + call.op(),
                    "was refused with " + call.status() + " and became " + byReference.get(reference),
                    call.toString()));
        }
    }

    private void sameKey(ClientCall call, Map<String, ClientCall> first, List<Violation> violations) {
        String key = call.key();
        if (!call.is("request") || !call.ok() || key == null) {
            return;
        }
        ClientCall before = first.putIfAbsent(call.client() + " " + key, call);
        if (before != null && !before.assignment().equals(call.assignment())) {
            violations.add(violation(
                    "key " + key, "the same idempotency key got two assignments", before.toString(), call.toString()));
        }
    }

    private void acceptedWithoutDatabase(World world, ClientCall call, List<Violation> violations) {
        if (call.is("request") && call.ok()) {
            for (FaultWindow fault : world.observed().faults()) {
                if (fault.fault().equals(DATABASE_AWAY) && fault.covers(call)) {
                    violations.add(violation(
                            "op " + call.op(),
                            "was accepted while there was no database",
                            call.toString(),
                            fault.toString()));
                }
            }
        }
    }

    /** A change that was answered with success is in the history. */
    private void changes(World world, ClientCall call, List<Violation> violations) {
        Predicate<Life.Step> done =
                switch (call.action()) {
                    case "cancel" -> step -> step.state().equals("CANCELLED");
                    case "release" ->
                        step -> step.state().equals("RELEASING") || step.state().equals("RELEASED");
                    case "consent" -> step -> "CONSENT_GIVEN".equals(step.fact());
                    default -> step -> true;
                };
        Life life = call.assignment().flatMap(world::life).orElse(null);
        if (call.ok() && life != null && life.all().stream().noneMatch(done)) {
            violations.add(violation(
                    life.id().toString(),
                    "a client was told that its " + call.action() + " was done, and it never was",
                    evidence(call, life)));
        }
    }

    private void reads(World world, ClientCall call, List<Violation> violations) {
        int revision = call.answer().path("revision").asInt();
        String state = call.answer().path("state").asText();
        Life life = call.assignment().flatMap(world::life).orElse(null);
        if (!call.showsAssignment() || life == null || revision == 0 || state.isEmpty()) {
            return;
        }
        Life.Step step = life.steps().get(revision);
        if (step == null || !step.state().equals(state)) {
            violations.add(violation(
                    life.id().toString(),
                    "a client saw it " + state + " at revision " + revision + ", which is not in its history",
                    evidence(call, life)));
        }
    }

    /** Who reads after another has read sees no older revision; a repeated request is answered as it was at first. */
    private List<Violation> backwards(World world) {
        List<Violation> violations = new ArrayList<>();
        Map<UUID, List<ClientCall>> reads = new HashMap<>();
        for (ClientCall call : world.calls()) {
            if (call.showsAssignment()
                    && !call.is("request")
                    && call.answer().path("revision").isInt()) {
                call.assignment().ifPresent(id -> reads.computeIfAbsent(id, unseen -> new ArrayList<>())
                        .add(call));
            }
        }
        reads.forEach((id, calls) -> {
            for (ClientCall later : calls) {
                calls.stream()
                        .filter(earlier -> earlier.endedAt() < later.invokedAt())
                        .filter(earlier -> revision(earlier) > revision(later))
                        .findFirst()
                        .ifPresent(earlier -> violations.add(violation(
                                id.toString(),
                                "a client saw revision " + revision(earlier) + " and later " + revision(later),
                                earlier.toString(),
                                later.toString())));
            }
        });
        return violations;
    }

    private static int revision(ClientCall call) {
        return call.answer().path("revision").asInt();
    }

    private static Map<String, List<UUID>> byReference(World world) {
        Map<String, List<UUID>> byReference = new HashMap<>();
        for (Rows.Assignment row : world.assignments().values()) {
            if (row.externalRef() != null) {
                byReference
                        .computeIfAbsent(row.externalRef(), unseen -> new ArrayList<>())
                        .add(row.id());
            }
        }
        Map<String, Integer> used = new HashMap<>();
        world.calls().stream()
                .filter(call -> call.externalRef() != null && call.key() == null)
                .forEach(call -> used.merge(String.valueOf(call.externalRef()), 1, Integer::sum));
        byReference.keySet().removeIf(reference -> used.getOrDefault(reference, 1) > 1);
        return byReference;
    }

    private static List<String> evidence(ClientCall call, Life life) {
        List<String> evidence = new ArrayList<>(List.of(call.toString()));
        evidence.addAll(life.lines());
        return evidence;
    }
}
