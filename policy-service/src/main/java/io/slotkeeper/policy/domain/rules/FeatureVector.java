package io.slotkeeper.policy.domain.rules;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.facts.Vm;
import io.slotkeeper.policy.domain.platform.FeatureCell;
import io.slotkeeper.policy.domain.platform.FeatureException;
import io.slotkeeper.policy.domain.platform.FeatureFate;
import io.slotkeeper.policy.domain.platform.PlatformProfile;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Weight;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of each feature of the VM: for several kinds of device the worst of them, feature by feature. */
final class FeatureVector {

    private final Vm vm;
    private final Map<Feature, FeatureCell> cells = new EnumMap<>(Feature.class);
    private final List<FeatureException> exceptions;

    private FeatureVector(Facts facts, PlatformProfile profile) {
        this.vm = facts.vm();
        for (Feature feature : Feature.vector()) {
            facts.kinds().stream()
                    .map(kind -> profile.cell(kind, feature, vm))
                    .reduce(FeatureCell::worse)
                    .ifPresent(cell -> cells.put(feature, cell));
        }
        this.exceptions = facts.kinds().stream()
                .flatMap(kind -> profile.exceptionsFor(kind, vm).stream())
                .toList();
    }

    static FeatureVector of(Facts facts, PlatformProfile profile) {
        return new FeatureVector(facts, profile);
    }

    List<Feature> of(FeatureFate fate) {
        return which(cell -> cell.fate() == fate && !cell.takenForLost());
    }

    /** Of unknown fate, and counted as lost until a host shows otherwise. */
    List<Feature> takenForLost() {
        return which(FeatureCell::takenForLost);
    }

    /** Those that somebody who uses them has to be asked about. */
    List<Feature> costly() {
        return which(FeatureCell::costs);
    }

    List<Feature> costly(Usage usage) {
        return costly().stream().filter(feature -> vm.usageOf(feature) == usage).toList();
    }

    /** What a site may weigh by itself: each costly feature, and each of unknown fate that the VM may use. */
    List<Weight> weights() {
        Stream<Weight> costly = costly().stream()
                .map(feature -> new Weight(
                        vm.usageOf(feature) == Usage.UNUSED
                                ? FindingCode.FEATURE_LOST_UNUSED
                                : FindingCode.FEATURE_LOST,
                        feature));
        return Stream.concat(costly, unknown(vm, of(FeatureFate.UNKNOWN))).toList();
    }

    static Stream<Weight> unknown(Vm vm, List<Feature> features) {
        return features.stream()
                .filter(feature -> vm.usageOf(feature) != Usage.UNUSED)
                .map(feature -> new Weight(FindingCode.FEATURE_LOSS_UNKNOWN, feature));
    }

    /** What could be true of the VM and keep something, as nobody has said whether it is. */
    List<String> undecided() {
        return exceptions.stream()
                .filter(exception -> !vm.meets(exception.condition()))
                .map(FeatureException::note)
                .distinct()
                .toList();
    }

    /** What is known to be true of the VM and decided for features of it. */
    List<String> met() {
        return exceptions.stream()
                .map(FeatureException::condition)
                .filter(vm::meets)
                .map(Enum::name)
                .distinct()
                .toList();
    }

    /** What the sources say beside the table; null where they say nothing. */
    @Nullable
    String note() {
        List<String> notes = Stream.concat(
                        told(FeatureCell::note), exceptions.stream().map(FeatureException::note))
                .distinct()
                .toList();
        return notes.isEmpty() ? null : String.join(" ", notes);
    }

    List<String> sources() {
        return told(FeatureCell::source).distinct().toList();
    }

    private Stream<String> told(Function<FeatureCell, @Nullable String> what) {
        return cells.values().stream().map(what).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private List<Feature> which(Predicate<FeatureCell> wanted) {
        return Arrays.stream(Feature.values())
                .filter(feature ->
                        cells.containsKey(feature) && wanted.test(cells.getOrDefault(feature, FeatureCell.UNKNOWN)))
                .toList();
    }
}
