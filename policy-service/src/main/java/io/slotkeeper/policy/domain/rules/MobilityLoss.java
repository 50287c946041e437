package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.FEATURE_LOSS_UNKNOWN;
import static io.slotkeeper.policy.domain.verdict.FindingCode.FEATURE_LOST;
import static io.slotkeeper.policy.domain.verdict.FindingCode.FEATURE_LOST_UNUSED;

import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.platform.FeatureFate;
import io.slotkeeper.policy.domain.platform.PlatformProfile;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the VM loses with the devices passed through: one finding, with the whole vector. */
final class MobilityLoss implements Rule {

    @Override
    public String name() {
        return "mobility-loss";
    }

    @Override
    public List<Remark> evaluate(Facts facts) {
        if (!facts.host().seen()) {
            return List.of();
        }
        return facts
                .profile()
                .map(profile -> judged(facts, profile))
                .orElseGet(() -> Optional.of(unknown(facts, Feature.vector())))
                .stream()
                .toList();
    }

    private static Optional<Remark> judged(Facts facts, PlatformProfile profile) {
        FeatureVector vector = FeatureVector.of(facts, profile);
        if (!vector.costly().isEmpty()) {
            return Optional.of(lost(facts, profile, vector));
        }
        List<Feature> unknown = vector.of(FeatureFate.UNKNOWN);
        return unknown.isEmpty() ? Optional.empty() : Optional.of(unknown(facts, unknown));
    }

    private static Remark lost(Facts facts, PlatformProfile profile, FeatureVector vector) {
        String vm = facts.vm().inWords();
        boolean unused = vector.costly().equals(vector.costly(Usage.UNUSED));
        return new Remark(
                unused ? FEATURE_LOST_UNUSED : FEATURE_LOST,
                facts.vm().id(),
                "With " + device(facts.kinds()) + " passed through on "
                        + facts.host().platformInWords() + ", " + vm + " " + inWords(facts, vector)
                        + (unused ? " It is reported to use none of them." : ""),
                remedy(vm, vector, unused),
                Parameters.with("platform", facts.host().platformInWords())
                        .and("profile", profile.id())
                        .and("profileVersion", profile.version())
                        .and("kinds", facts.kinds().stream().map(Enum::name).toList())
                        .and("lost", names(vector.of(FeatureFate.LOST)))
                        .and("limited", names(vector.of(FeatureFate.LIMITED)))
                        .and("kept", names(vector.of(FeatureFate.KEPT)))
                        .and("unknown", names(vector.of(FeatureFate.UNKNOWN)))
                        .and("takenForLost", names(vector.takenForLost()))
                        .and("used", names(vector.costly(Usage.USED)))
                        .and("usageUnknown", names(vector.costly(Usage.UNKNOWN)))
                        .and("conditions", vector.met())
                        .and("note", vector.note())
                        .and("sources", vector.sources())
                        .toMap(),
                vector.weights());
    }

    private static String device(Set<DeviceKind> kinds) {
        return kinds.equals(Set.of(DeviceKind.FIXED))
                ? "a device"
                : Words.list(kinds.stream().map(DeviceKind::label).toList());
    }

    private static String remedy(String vm, FeatureVector vector, boolean unused) {
        String wayOut = unused
                ? "Nothing to do as long as " + vm + " needs none of them."
                : "Consent if " + vm + " can live without them; otherwise use a virtual device.";
        return Stream.concat(Stream.of(wayOut), vector.undecided().stream())
                .reduce((first, next) -> first + " " + next)
                .orElseThrow();
    }

    private static String inWords(Facts facts, FeatureVector vector) {
        Stream<String> parts = Stream.of(
                part(facts, "loses ", vector.of(FeatureFate.LOST), ""),
                part(facts, "has ", vector.of(FeatureFate.LIMITED), " only in a limited way"),
                part(facts, "keeps ", vector.of(FeatureFate.KEPT), ""),
                part(facts, "loses for all that is known ", vector.takenForLost(), ""));
        List<String> known = parts.filter(Predicate.not(String::isEmpty)).toList();
        String unknown = part(facts, " Not known: ", vector.of(FeatureFate.UNKNOWN), ".");
        return String.join("; ", known) + "." + unknown;
    }

    private static String part(Facts facts, String before, List<Feature> features, String after) {
        List<String> names = features.stream()
                .map(feature -> feature.nameOn(facts.host().platform()))
                .toList();
        return names.isEmpty() ? "" : before + Words.list(names) + after;
    }

    private static Remark unknown(Facts facts, List<Feature> features) {
        return new Remark(
                FEATURE_LOSS_UNKNOWN,
                facts.vm().id(),
                "Nobody wrote down what a virtual machine loses on "
                        + facts.host().platformInWords() + "; vMotion, DRS, HA and snapshots may be among it.",
                "Look it up in the platform's documentation before you rely on any of them.",
                Parameters.with("platform", facts.host().platformInWords())
                        .and("profile", facts.profile().map(PlatformProfile::id).orElse(null))
                        .and("unknown", names(features))
                        .toMap(),
                FeatureVector.unknown(facts.vm(), features).toList());
    }

    private static List<String> names(List<Feature> features) {
        return features.stream().map(Enum::name).toList();
    }
}
