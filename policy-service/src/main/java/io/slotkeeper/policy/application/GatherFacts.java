package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Group;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.facts.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the snapshot that the rules look at: from the read models, cut down to what the question touches. */
@ApplicationScoped
class GatherFacts {

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

    /** The facts of a question; the holds of {@code ownAssignment} are left out, as it may have what it has. */
    Facts about(Question question, @Nullable String ownAssignment) {
        Host host = hosts.find(question.host())
                .map(found -> touchedBy(question, found).namingHolders(vm -> name(question, vm)))
                .orElseGet(() -> Host.unseen(question.host()));
        Set<String> addresses = addresses(question, host);
        return new Facts(
                question,
                host,
                vms.find(question.project(), question.vm()).orElseGet(() -> Vm.undescribed(question.vm())),
                holdings.holdsOnOrOf(question.host(), question.vm()).stream()
                        .filter(hold -> !hold.assignment().equals(ownAssignment))
                        .filter(hold -> matters(hold, question, addresses))
                        .map(hold -> hold.project().equals(question.project())
                                ? hold.named(name(question, hold.vm()))
                                : hold)
                        .toList(),
                holdings.overlays(question.host()).stream()
                        .filter(overlay -> addresses.contains(overlay.address()))
                        .toList(),
                holdings.releases(question.host()).stream()
                        .filter(release -> addresses.contains(release.address()))
                        .toList(),
                rulebooks.inForce(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private @Nullable String name(Question question, String vm) {
        return vms.find(question.project(), vm).map(Vm::name).orElse(null);
    }

    private static boolean matters(Hold hold, Question question, Set<String> addresses) {
        return hold.vm().equals(question.vm())
                || hold.functions().stream().anyMatch(addresses::contains)
                || hold.groupMembers().stream().anyMatch(addresses::contains);
    }

    private static Set<String> addresses(Question question, Host host) {
        Set<String> addresses = new HashSet<>(question.functions());
        host.functions().stream().map(PciFunction::address).forEach(addresses::add);
        return addresses;
    }

    private static Host touchedBy(Question question, Host host) {
        Set<String> addresses = new HashSet<>(question.functions());
        List<Group> groups = host.groups().stream()
                .filter(group -> group.members().stream().anyMatch(question.functions()::contains))
                .toList();
        groups.forEach(group -> addresses.addAll(group.members()));
        List<PciFunction> functions = host.functions().stream()
                .filter(function -> addresses.contains(function.address()))
                .toList();
        return host.cutDownTo(functions, groups);
    }
}
