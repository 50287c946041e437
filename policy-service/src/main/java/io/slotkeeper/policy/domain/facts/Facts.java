package io.slotkeeper.policy.domain.facts;

import io.slotkeeper.policy.domain.platform.PlatformProfile;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that the rules may know: one immutable snapshot. {@code holds} are those of others and of the VM's other
 * assignments, never the one that is asked about.
 */
public record Facts(
        Question question,
        Host host,
        Vm vm,
        List<Hold> holds,
        List<Overlay> overlays,
        List<Release> releases,
        Rulesets rulesets,
        Instant at) {

    public Facts {
        holds = List.copyOf(holds);
        overlays = List.copyOf(overlays);
        releases = List.copyOf(releases);
    }

    /** The same facts, to be judged by other knowledge. */
    public Facts with(Rulesets others) {
        return new Facts(question, host, vm, holds, overlays, releases, others, at);
    }

    /** The same facts, with other knowledge of the host and of who holds what. */
    public Facts with(Host otherHost, List<Hold> otherHolds, List<Overlay> otherOverlays, List<Release> otherReleases) {
        return new Facts(question, otherHost, vm, otherHolds, otherOverlays, otherReleases, rulesets, at);
    }

    public Optional<PciFunction> function(String address) {
        return host.functions().stream()
                .filter(function -> function.address().equals(address))
                .findFirst();
    }

    /** The requested functions that the host has, by address. */
    public List<PciFunction> requested() {
        return host.functions().stream()
                .filter(function -> isRequested(function.address()))
                .sorted(Comparator.comparing(PciFunction::address))
                .toList();
    }

    public List<String> requestedButUnseen() {
        Set<String> seen = host.functions().stream().map(PciFunction::address).collect(Collectors.toSet());
        return question.functions().stream()
                .filter(address -> !seen.contains(address))
                .toList();
    }

    public boolean isRequested(String address) {
        return Collections.binarySearch(question.functions(), address) >= 0;
    }

    /** Every group of two or more functions to which a requested function belongs. */
    public List<Group> groups() {
        return host.groups().stream()
                .filter(group -> group.members().stream().anyMatch(this::isRequested))
                .toList();
    }

    /** The observed context, overlaid by confirmed orders until somebody observes a later change. */
    public Context effectiveContext(PciFunction function) {
        return overlayOf(function).map(Overlay::context).orElse(function.context());
    }

    /** True when nothing has to happen, now or at the next restart, to have the function in passthrough. */
    public boolean settledInPassthrough(PciFunction function) {
        return overlayOf(function)
                .map(overlay -> overlay.context() == Context.PASSTHROUGH)
                .orElseGet(() -> function.context() == Context.PASSTHROUGH && function.pending() != Pending.TO_HOST);
    }

    public Optional<Hold> holdOfOther(Predicate<Hold> which) {
        return holds.stream().filter(hold -> !isOfThisVm(hold)).filter(which).findFirst();
    }

    public boolean isOfThisVm(Hold hold) {
        return hold.vm().equals(question.vm());
    }

    /** The holder as the asking project may see it. */
    public String holderInWords(Hold hold) {
        return hold.project().equals(question.project()) ? hold.vmInWords() : "another project";
    }

    /** The ways in which the requested functions are given; a function that nobody has seen counts as a fixed device. */
    public Set<DeviceKind> kinds() {
        Set<DeviceKind> kinds = EnumSet.noneOf(DeviceKind.class);
        requested().forEach(function -> kinds.add(function.kind()));
        return kinds.isEmpty() ? Set.of(DeviceKind.FIXED) : Collections.unmodifiableSet(kinds);
    }

    public Optional<PlatformProfile> profile() {
        return rulesets.platformProfiles().find(host.platform(), host.version());
    }

    private Optional<Overlay> overlayOf(PciFunction function) {
        return overlays.stream()
                .filter(overlay -> overlay.address().equals(function.address()))
                .max(Comparator.comparingLong(Overlay::sequence))
                .filter(overlay -> overlay.outlives(function));
    }

    /** The release that makes a sighting history, if there was one after it. */
    public boolean releasedSince(PciFunction function, ObservedHolder sighting) {
        Instant seen = sighting.observedAt();
        return seen != null
                && releases.stream()
                        .filter(release -> release.address().equals(function.address()))
                        .filter(release -> Objects.equals(release.vm(), sighting.vm()))
                        .anyMatch(release -> !release.at().isBefore(seen));
    }
}
