package io.slotkeeper.faults.history.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.Life;
import io.slotkeeper.faults.history.Rows;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.Wire;
import io.slotkeeper.faults.history.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Members of a context group are not on both sides of the fence after our orders, those of a holder group are never with
 * two machines, and a physical function is never claimed together with its virtual ones. Groups that inventory has
 * regrouped meanwhile are drift, which is shown and not judged here. What a host's groups were before the first state
 * that its topic still has is not known, as after the loss of the topic; what was held before that is not judged either.
 */
final class GroupsStayTogether implements Invariant {
    private static final String PASSTHROUGH = "PASSTHROUGH";

    private record Place(String host, String function) {}

    @Override
    public String id() {
        return "I5";
    }

    @Override
    public String promise() {
        return "no context group is split, no holder group is shared, no physical function is claimed with its virtual ones";
    }

    @Override
    public List<Violation> check(World world) {
        Map<String, List<Wire.HostState>> hosts =
                world.hosts().stream().map(Wire.Sent::data).collect(Collectors.groupingBy(Wire.HostState::host));
        Map<String, List<Life.Span>> spans = new HashMap<>();
        world.lives().values().forEach(life -> spans.computeIfAbsent(life.host(), host -> new ArrayList<>())
                .addAll(life.spans()));
        Map<String, Instant> knownSince = knownSince(world);
        List<Violation> violations = new ArrayList<>();
        hosts.forEach((host, told) -> {
            Instant known = knownSince.getOrDefault(host, Instant.MIN);
            List<Life.Span> there = spans.getOrDefault(host, List.of()).stream()
                    .filter(span -> !span.start().isBefore(known))
                    .toList();
            stableGroups(told).stream()
                    .filter(Wire.Group::isHolderGroup)
                    .forEach(group -> violations.addAll(shared(host, group, there)));
            physical(told).forEach((virtual, owner) -> violations.addAll(together(host, virtual, owner, there)));
        });
        violations.addAll(split(world, hosts, knownSince));
        return violations;
    }

    /** When the oldest state that its topic has of each host was told. */
    private static Map<String, Instant> knownSince(World world) {
        Map<String, Instant> since = new HashMap<>();
        for (Wire.Sent<Wire.HostState> sent : world.hosts()) {
            String time = sent.record().header("ce_time");
            if (!time.isEmpty()) {
                since.merge(sent.data().host(), Instant.parse(time), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return since;
    }

    /** Groups that every state of the host that knew all their members told in the same way. */
    private static List<Wire.Group> stableGroups(List<Wire.HostState> told) {
        return told.get(told.size() - 1).allGroups().stream()
                .filter(group -> told.stream()
                        .filter(state -> knows(state, group.members()))
                        .allMatch(state -> state.allGroups().stream()
                                .anyMatch(other -> other.members().equals(group.members()))))
                .toList();
    }

    private static boolean knows(Wire.HostState state, List<String> addresses) {
        return state.allFunctions().stream()
                .map(Wire.Function::address)
                .collect(Collectors.toSet())
                .containsAll(addresses);
    }

    private List<Violation> shared(String host, Wire.Group group, List<Life.Span> spans) {
        List<Life.Span> inside = spans.stream()
                .filter(span -> group.members().stream().anyMatch(span.life().functions()::contains))
                .toList();
        return overlapping(inside, (one, other) -> !one.vm().equals(other.vm())).stream()
                .map(pair -> violation(
                        host + "/" + group.id(),
                        "the holder group " + group.members() + " is held for two machines at once",
                        pair))
                .toList();
    }

    private List<Violation> together(String host, String virtual, String owner, List<Life.Span> spans) {
        List<Life.Span> inside = spans.stream()
                .filter(span -> span.life().functions().contains(virtual)
                        || span.life().functions().contains(owner))
                .toList();
        return overlapping(
                        inside,
                        (one, other) -> one.functions().contains(virtual)
                                != other.functions().contains(virtual))
                .stream()
                .map(pair -> violation(
                        host + "/" + virtual, "is claimed while its physical function " + owner + " is", pair))
                .toList();
    }

    private static List<List<String>> overlapping(
            List<Life.Span> spans, java.util.function.BiPredicate<Life, Life> forbidden) {
        List<List<String>> pairs = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            for (int j = i + 1; j < spans.size(); j++) {
                Life.Span one = spans.get(i);
                Life.Span other = spans.get(j);
                if (one.overlaps(other) && forbidden.test(one.life(), other.life())) {
                    pairs.add(List.of(one.toString(), other.toString()));
                }
            }
        }
        return pairs;
    }

    private static Map<String, String> physical(List<Wire.HostState> told) {
        Map<String, String> owners = new HashMap<>();
        for (Wire.Function function : told.get(told.size() - 1).allFunctions()) {
            Wire.Sriov sriov = function.sriov();
            if (sriov != null && sriov.physicalFunction() != null) {
                owners.put(function.address(), sriov.physicalFunction());
            }
        }
        return owners;
    }

    private List<Violation> split(
            World world, Map<String, List<Wire.HostState>> told, Map<String, Instant> knownSince) {
        Map<Place, Rows.Overlay> newest = new HashMap<>();
        world.rows("assignment.context_overlay", Rows.Overlay.class).stream()
                .sorted(Comparator.comparingLong(Rows.Overlay::sequence))
                .forEach(overlay -> newest.put(new Place(overlay.host(), overlay.function()), overlay));
        newest.values()
                .removeIf(overlay -> beganBefore(knownSince.getOrDefault(overlay.host(), Instant.MIN), overlay, world));
        List<Violation> violations = new ArrayList<>();
        for (Rows.HostSeen host : world.rows("assignment.host_state", Rows.HostSeen.class)) {
            Set<TreeSet<String>> stable = stableGroups(told.getOrDefault(host.host(), List.of(nothing(host)))).stream()
                    .map(group -> new TreeSet<>(group.members()))
                    .collect(Collectors.toSet());
            for (Set<JsonNode> group : contextGroups(host)) {
                Set<String> addresses =
                        group.stream().map(f -> f.path("address").asText()).collect(Collectors.toSet());
                if (stable.contains(new TreeSet<>(addresses))) {
                    split(host, group, newest).ifPresent(violations::add);
                }
            }
        }
        return violations;
    }

    private static boolean beganBefore(Instant known, Rows.Overlay overlay, World world) {
        Life life = world.lives().get(overlay.assignment());
        return life != null && life.all().iterator().next().at().isBefore(known);
    }

    private static Wire.HostState nothing(Rows.HostSeen host) {
        return new Wire.HostState(host.host(), "", host.revision(), false, List.of(), List.of());
    }

    private static List<Set<JsonNode>> contextGroups(Rows.HostSeen host) {
        Map<String, Set<JsonNode>> groups = new HashMap<>();
        host.document().path("functions").forEach(function -> groups.computeIfAbsent(
                        function.path("contextGroup").asText(), id -> new HashSet<>())
                .add(function));
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** Our orders move a whole group; a member that a later report moved on its own is the host's doing. */
    private Optional<Violation> split(Rows.HostSeen host, Set<JsonNode> group, Map<Place, Rows.Overlay> overlays) {
        Rows.Overlay ours = group.stream()
                .map(function -> overlays.get(place(host, function)))
                .filter(overlay -> overlay != null)
                .max(Comparator.comparingLong(Rows.Overlay::sequence))
                .orElse(null);
        if (ours == null || contradicted(find(group, ours.function()), ours)) {
            return Optional.empty();
        }
        List<String> others = group.stream()
                .filter(function -> !movedLater(function, ours))
                .filter(function -> isElsewhere(effective(function, overlays.get(place(host, function))), ours))
                .map(function -> function.path("address").asText() + " is in "
                        + effective(function, overlays.get(place(host, function))))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(violation(
                        host.host() + "/" + ours.function(),
                        "the order of " + ours.assignment() + " put it into " + ours.context()
                                + " and left members of its context group behind",
                        others));
    }

    private static Place place(Rows.HostSeen host, JsonNode function) {
        return new Place(host.host(), function.path("address").asText());
    }

    private static @Nullable JsonNode find(Set<JsonNode> group, String address) {
        return group.stream()
                .filter(function -> function.path("address").asText().equals(address))
                .findFirst()
                .orElse(null);
    }

    private static boolean contradicted(@Nullable JsonNode function, Rows.Overlay overlay) {
        return function != null && movedLater(function, overlay);
    }

    private static boolean movedLater(JsonNode function, Rows.Overlay overlay) {
        return function.path("contextRevision").asLong(0) > overlay.hostRevision();
    }

    private static String effective(JsonNode function, Rows.@Nullable Overlay overlay) {
        return overlay == null || movedLater(function, overlay)
                ? function.path("context").asText()
                : overlay.context();
    }

    /** Into passthrough everything goes along; back to the host what was known to be in passthrough. */
    private static boolean isElsewhere(String context, Rows.Overlay ours) {
        return ours.context().equals(PASSTHROUGH) ? !context.equals(PASSTHROUGH) : context.equals(PASSTHROUGH);
    }
}
