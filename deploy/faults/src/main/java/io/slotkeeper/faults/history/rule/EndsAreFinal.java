package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.ClientCall;
import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Life;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.States;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.Wire;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What has ended stays as it ended, in the history, on the topics and for every client; an order ends once too. */
final class EndsAreFinal implements Invariant {
    @Override
    public String id() {
        return "I8";
    }

    @Override
    public String promise() {
        return "terminal states never change";
    }

    @Override
    public List<Violation> check(World world) {
        List<Violation> violations = new ArrayList<>();
        world.lives().values().forEach(life -> {
            changed(life, violations);
            torn(life, violations);
            atOddsWithItsRow(world, life, violations);
        });
        violations.addAll(seenByClients(world));
        violations.addAll(orders(world));
        return violations;
    }

    private void changed(Life life, List<Violation> violations) {
        Life.Step end = null;
        for (Life.Step step : life.all()) {
            if (end != null && !step.state().equals(end.state())) {
                violations.add(violation(
                        life.id().toString(),
                        "ended " + end.state() + " and became " + step.state(),
                        end.toString(),
                        step.toString()));
            }
            if (end == null && States.ENDED.contains(step.state())) {
                end = step;
            }
        }
    }

    /** Each step starts where the one before ended. */
    private void torn(Life life, List<Violation> violations) {
        Life.Step before = null;
        for (Life.Step step : life.all()) {
            if (before != null
                    && before.revision() + 1 == step.revision()
                    && !before.state().equals(step.previousState())) {
                violations.add(violation(
                        life.id().toString(),
                        "revision " + step.revision() + " does not follow from the one before",
                        before.toString(),
                        step.toString()));
            }
            before = step;
        }
    }

    private void atOddsWithItsRow(World world, Life life, List<Violation> violations) {
        Rows.Assignment row = world.assignments().get(life.id());
        Life.Step step = row == null ? null : life.steps().get(row.revision());
        if (row != null && step != null && !step.state().equals(row.state())) {
            violations.add(violation(
                    life.id().toString(), "is " + row.state() + " in its row", step.toString(), row.toString()));
        }
    }

    /** A repeated request is answered as it was at first, and says nothing about now. */
    private List<Violation> seenByClients(World world) {
        List<Violation> violations = new ArrayList<>();
        Map<UUID, ClientCall> ended = new HashMap<>();
        for (ClientCall call : world.calls()) {
            String state = call.answer().path("state").asText();
            UUID id = call.assignment().orElse(null);
            if (!call.showsAssignment() || call.is("request") || id == null || state.isEmpty()) {
                continue;
            }
            ClientCall end = ended.get(id);
            if (end != null
                    && call.invokedAt() > end.endedAt()
                    && !end.answer().path("state").asText().equals(state)) {
                violations.add(violation(
                        id.toString(),
                        "a client saw it " + end.answer().path("state").asText() + " and later " + state,
                        end.toString(),
                        call.toString()));
            }
            if (end == null && States.ENDED.contains(state)) {
                ended.put(id, call);
            }
        }
        return violations;
    }

    private List<Violation> orders(World world) {
        List<Violation> violations = new ArrayList<>();
        Map<UUID, String> cancelled = new HashMap<>();
        for (Wire.Sent<Wire.Order> sent : world.orders()) {
            if (sent.data().state().equals("CANCELLED")) {
                cancelled.put(sent.data().order(), sent.record().place());
            }
        }
        for (Rows.Order order : world.rows("assignment.assignment_order", Rows.Order.class)) {
            String told = cancelled.get(order.id());
            if (told != null && !order.state().equals("CANCELLED")) {
                violations.add(violation(
                        "order " + order.id(), "was cancelled and is " + order.state(), told, order.toString()));
            }
        }
        return violations;
    }
}
