package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.alternatives.FreeFunctions.Bundle;
import io.slotkeeper.policy.domain.facts.PciFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes as many functions of each model as are wanted, with few companions: one sort and one pass, no search. */
final class Pick {

    private static final Comparator<Share> LEAST_TAKEN_ALONG = Comparator.comparing(Share::used)
            .thenComparing(Share::companions)
            .thenComparing(share -> share.bundle().changing().size())
            .thenComparing(share -> -share.functions().size())
            .thenComparing(share -> share.bundle().id());

    private Pick() {}

    /** The part of a bundle that would be taken. */
    private record Share(Bundle bundle, List<String> functions) {

        int companions() {
            int companions = bundle.changing().size();
            for (String function : functions) {
                companions -= bundle.changing().contains(function) ? 1 : 0;
            }
            return companions;
        }

        long used() {
            return bundle.used();
        }
    }

    /** Addresses; empty where there are too few, which is counted and not tried. */
    static Optional<Set<String>> of(FreeFunctions free, Map<Model, Integer> wanted) {
        Set<String> picked = new TreeSet<>();
        for (Map.Entry<Model, Integer> one : new TreeMap<>(wanted).entrySet()) {
            List<Share> shares = shares(free, one.getKey(), one.getValue());
            int available =
                    shares.stream().mapToInt(share -> share.functions().size()).sum();
            if (available < one.getValue()) {
                return Optional.empty();
            }
            take(shares, one.getValue(), picked);
        }
        return Optional.of(picked);
    }

    private static void take(List<Share> shares, int wanted, Set<String> picked) {
        List<Share> later = new ArrayList<>();
        int left = wanted;
        for (Share share : shares) {
            if (share.functions().size() <= left && share.companions() == 0 && share.used() == 0) {
                picked.addAll(share.functions());
                left -= share.functions().size();
            } else {
                later.add(share);
            }
        }
        int most = left;
        later.sort(Comparator.comparing((Share share) -> cut(share, most), LEAST_TAKEN_ALONG));
        for (Share share : later) {
            List<String> part = cut(share, left).functions();
            picked.addAll(part);
            left -= part.size();
        }
    }

    private static Share cut(Share share, int most) {
        return new Share(
                share.bundle(),
                share.functions().subList(0, Math.min(most, share.functions().size())));
    }

    private static List<Share> shares(FreeFunctions free, Model model, int wanted) {
        return free.bundles().stream()
                .map(bundle -> new Share(
                        bundle,
                        bundle.free().stream()
                                .filter(function -> Model.of(function).equals(model))
                                .map(PciFunction::address)
                                .toList()))
                .filter(share -> wanted > 0 && !share.functions().isEmpty())
                .sorted(LEAST_TAKEN_ALONG)
                .toList();
    }
}
