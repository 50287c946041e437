package io.slotkeeper.policy.domain.rules;

import io.slotkeeper.policy.domain.facts.Bar;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Platform;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The 64-bit MMIO space that a VM needs on vSphere for regions of more than 16 GiB: all of its devices' memory rounded up
 * to a power of two, and then the next power of two (KB 323402: 80 GB take 256, two of 24 GB take 128).
 *
 * @param functions those with a region that is too large without it
 * @param sizeGib what to set as {@code pciPassthru.64bitMMIOSizeGB}
 * @param complete whether the regions of every device that the VM would have are known
 */
record MmioSize(List<String> functions, long largestGib, long sizeGib, boolean complete) {

    static final long SMALL_ENOUGH_GIB = 16;

    private static final long GIB = 1L << 30;
    /** Display controllers and processing accelerators: of others nobody has seen such regions. */
    private static final List<String> LARGE_CLASSES = List.of("03", "12");

    /** Empty where no requested function is known to need it. */
    static Optional<MmioSize> of(Facts facts) {
        List<PciFunction> large = facts.requested().stream()
                .filter(function -> largest(function) > SMALL_ENOUGH_GIB * GIB)
                .toList();
        if (large.isEmpty() || !onVsphere(facts)) {
            return Optional.empty();
        }
        List<PciFunction> all = allOfTheVm(facts).toList();
        long gib = all.stream().flatMap(MmioSize::bars).mapToLong(MmioSize::gib).sum();
        return Optional.of(new MmioSize(
                large.stream().map(PciFunction::address).toList(),
                large.stream().mapToLong(MmioSize::largest).max().orElse(0) / GIB,
                2 * powerOfTwo(gib),
                all.stream().allMatch(function -> function.told().bars() != null)));
    }

    /** Whether a requested function is of a kind that has large regions, and nobody has reported them. */
    static boolean unknown(Facts facts) {
        return onVsphere(facts)
                && facts.requested().stream()
                        .filter(function -> function.told().bars() == null)
                        .map(PciFunction::classId)
                        .anyMatch(id -> id != null && LARGE_CLASSES.stream().anyMatch(id::startsWith));
    }

    private static boolean onVsphere(Facts facts) {
        Platform platform = facts.host().platform();
        return platform == Platform.ESX || platform == Platform.ESXI;
    }

    /** What it asks for and what it holds on the same host. */
    private static Stream<PciFunction> allOfTheVm(Facts facts) {
        Set<String> held = facts.holds().stream()
                .filter(facts::isOfThisVm)
                .filter(hold -> hold.host().equals(facts.host().id()))
                .flatMap(hold -> hold.functions().stream())
                .collect(Collectors.toSet());
        return facts.host().functions().stream()
                .filter(function -> facts.isRequested(function.address()) || held.contains(function.address()));
    }

    private static Stream<Bar> bars(PciFunction function) {
        List<Bar> bars = function.told().bars();
        return bars == null ? Stream.empty() : bars.stream().filter(bar -> bar.wide() && bar.prefetchable());
    }

    private static long largest(PciFunction function) {
        return bars(function).mapToLong(Bar::bytes).max().orElse(0);
    }

    /** Regions below one GiB fit into what the rounding leaves. */
    private static long gib(Bar bar) {
        return bar.bytes() / GIB;
    }

    private static long powerOfTwo(long atLeast) {
        long floor = Long.highestOneBit(atLeast);
        return floor == atLeast ? floor : 2 * floor;
    }
}
