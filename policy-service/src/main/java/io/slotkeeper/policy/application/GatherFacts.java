package io.slotkeeper.policy.application;

import static java.util.stream.Collectors.groupingBy;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Group;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.ObservedHolder;
import io.slotkeeper.policy.domain.facts.Overlay;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.facts.Release;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.facts.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the snapshots that the rules look at: from the read models, each cut down to what its question touches. What a
 * batch of questions needs is read together.
 */
@ApplicationScoped
public class GatherFacts {

    private final Hosts hosts;
    private final Vms vms;
    private final Holdings holdings;
    private final Rulebooks rulebooks;
    private final Clock clock;

    GatherFacts(Hosts hosts, Vms vms, Holdings holdings, Rulebooks rulebooks, Clock clock) {
        this.hosts = hosts;
        this.vms = vms;
        this.holdings = holdings;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    /** A question; the holds of {@code ownAssignment} are left out, as it may have what it has. */
    record Asking(Question question, @Nullable String ownAssignment) {}

    /** The facts of each question, in the same order. */
    public List<Facts> about(List<AskedQuestion> asked) {
        List<Asking> asking = asked.stream()
                .map(one -> new Asking(one.question(), one.assignment()))
                .toList();
        return asking.isEmpty() ? List.of() : about(asking, Instant.now(clock));
    }

    private List<Facts> about(List<Asking> asking, Instant now) {
        Snapshot snapshot = snapshot(asking, now);
        return asking.stream().map(one -> facts(one, snapshot)).toList();
    }

    /** What questions need that are asked now. */
    Snapshot snapshot(List<Asking> asking) {
        return snapshot(asking, Instant.now(clock));
    }

    /** All that a batch of questions may touch. */
    record Snapshot(
            Map<String, Host> hosts,
            Map<String, VmSeen> vms,
            Map<String, List<Hold>> holdsOn,
            Map<String, List<Hold>> holdsOf,
            Map<String, List<Overlay>> overlays,
            Map<String, List<Release>> releases,
            Rulesets rulesets,
            Instant at) {

        /** The holds on the host and those of the VM; one that is both comes twice. */
        Stream<Hold> holds(String host, String vm) {
            return Stream.concat(of(holdsOn, host).stream(), of(holdsOf, vm).stream());
        }

        @Nullable
        Vm vm(String project, String id) {
            VmSeen seen = vms.get(id);
            return seen != null && seen.project().equals(project) ? seen.vm() : null;
        }

        @Nullable
        String name(String project, String id) {
            Vm vm = vm(project, id);
            return vm == null ? null : vm.name();
        }

        static <T> List<T> of(Map<String, List<T>> byKey, String key) {
            return byKey.getOrDefault(key, List.of());
        }
    }

    private Snapshot snapshot(List<Asking> asking, Instant now) {
        return snapshot(
                distinct(asking, Question::host),
                distinct(asking, Question::vm),
                rulebooks.inForce(),
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** What the same machines need on other hosts, to be judged by the same knowledge as of the same moment. */
    Snapshot elsewhere(Snapshot first, Set<String> hostIds, List<Asking> asking) {
        return snapshot(hostIds, distinct(asking, Question::vm), first.rulesets(), first.at());
    }

    private Snapshot snapshot(Set<String> hostIds, Set<String> vmIds, Rulesets rulesets, Instant at) {
        Map<String, Host> found = hosts.find(hostIds);
        List<Hold> holds = holdings.holdsOnOrOf(hostIds, vmIds);
        return new Snapshot(
                found,
                vms.find(named(vmIds, found, holds)),
                holds.stream().collect(groupingBy(Hold::host)),
                holds.stream().collect(groupingBy(Hold::vm)),
                holdings.overlays(hostIds),
                holdings.releases(hostIds),
                rulesets,
                at);
    }

    private static Set<String> distinct(List<Asking> asking, Function<Question, String> id) {
        return asking.stream().map(Asking::question).map(id).collect(Collectors.toSet());
    }

    /** The VMs that a sentence may name: those asked for, those that hold something and those that were seen on a host. */
    private static Set<String> named(Set<String> asked, Map<String, Host> hosts, List<Hold> holds) {
        Set<String> named = new HashSet<>(asked);
        holds.forEach(hold -> named.add(hold.vm()));
        hosts.values().stream()
                .flatMap(host -> host.functions().stream())
                .map(PciFunction::observedHolder)
                .flatMap(Stream::ofNullable)
                .map(ObservedHolder::vm)
                .filter(Objects::nonNull)
                .forEach(named::add);
        return named;
    }

    /** What a question touches. */
    Facts facts(Asking asking, Snapshot snapshot) {
        Question question = asking.question();
        Host known = snapshot.hosts().get(question.host());
        Host host = known == null
                ? Host.unseen(question.host())
                : touchedBy(question, known, ownFunctions(question, snapshot));
        Set<String> addresses = addresses(question, host);
        return facts(asking, snapshot, host, addresses::contains);
    }

    /** All that is known of the question's host, whatever of it the question touches. */
    Facts whole(Asking asking, Snapshot snapshot) {
        String id = asking.question().host();
        Host known = snapshot.hosts().get(id);
        return facts(asking, snapshot, known == null ? Host.unseen(id) : known, address -> true);
    }

    private static Facts facts(Asking asking, Snapshot snapshot, Host host, Predicate<String> addresses) {
        Question question = asking.question();
        String project = question.project();
        Vm vm = snapshot.vm(project, question.vm());
        return new Facts(
                question,
                host.namingHolders(id -> snapshot.name(project, id)),
                vm == null ? Vm.undescribed(question.vm()) : vm,
                snapshot.holds(question.host(), question.vm())
                        .filter(hold -> !hold.assignment().equals(asking.ownAssignment()))
                        .filter(hold -> matters(hold, question, addresses))
                        .distinct()
                        .sorted(Comparator.comparing(Hold::assignment))
                        .map(hold ->
                                hold.project().equals(project) ? hold.named(snapshot.name(project, hold.vm())) : hold)
                        .toList(),
                Snapshot.of(snapshot.overlays(), question.host()).stream()
                        .filter(overlay -> addresses.test(overlay.address()))
                        .toList(),
                Snapshot.of(snapshot.releases(), question.host()).stream()
                        .filter(release -> addresses.test(release.address()))
                        .toList(),
                snapshot.rulesets(),
                snapshot.at());
    }

    private static boolean matters(Hold hold, Question question, Predicate<String> addresses) {
        return hold.vm().equals(question.vm())
                || hold.functions().stream().anyMatch(addresses)
                || hold.groupMembers().stream().anyMatch(addresses);
    }

    private static Set<String> addresses(Question question, Host host) {
        Set<String> addresses = new HashSet<>(question.functions());
        host.functions().stream().map(PciFunction::address).forEach(addresses::add);
        return addresses;
    }

    /** What the VM holds on the host already: what it needs in all depends on it. */
    private static Set<String> ownFunctions(Question question, Snapshot snapshot) {
        return Snapshot.of(snapshot.holdsOf(), question.vm()).stream()
                .filter(hold -> hold.host().equals(question.host()))
                .flatMap(hold -> hold.functions().stream())
                .collect(Collectors.toSet());
    }

    private static Host touchedBy(Question question, Host host, Set<String> ownFunctions) {
        Set<String> addresses = new HashSet<>(question.functions());
        addresses.addAll(ownFunctions);
        List<Group> groups = host.groups().stream()
                .filter(group -> group.members().stream().anyMatch(question.functions()::contains))
                .toList();
        groups.forEach(group -> addresses.addAll(group.members()));
        host.functions().stream()
                .filter(function -> question.functions().contains(function.address()))
                .map(PciFunction::physicalFunction)
                .filter(Objects::nonNull)
                .forEach(addresses::add);
        List<PciFunction> functions = host.functions().stream()
                .filter(function -> addresses.contains(function.address()))
                .toList();
        return host.cutDownTo(functions, groups);
    }
}
