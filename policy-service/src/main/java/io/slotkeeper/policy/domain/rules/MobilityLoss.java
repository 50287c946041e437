package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.FEATURE_LOSS_UNKNOWN;
import static io.slotkeeper.policy.domain.verdict.FindingCode.FEATURE_LOST;
import static io.slotkeeper.policy.domain.verdict.FindingCode.FEATURE_LOST_UNUSED;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.platform.FeatureFate;
import io.slotkeeper.policy.domain.platform.PlatformProfile;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the VM loses with any device passed through: one finding, with the whole vector. */
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
                .orElseGet(() -> Optional.of(unknown(facts)))
                .stream()
                .toList();
    }

    private static Optional<Remark> judged(Facts facts, PlatformProfile profile) {
        List<Feature> affected = affected(profile);
        if (affected.isEmpty()) {
            return features(profile, FeatureFate.UNKNOWN).isEmpty() ? Optional.empty() : Optional.of(unknown(facts));
        }
        boolean unused = affected.stream().allMatch(feature -> facts.vm().usageOf(feature) == Usage.UNUSED);
        return Optional.of(lost(facts, profile, unused));
    }

    private static Remark lost(Facts facts, PlatformProfile profile, boolean unused) {
        String vm = facts.vm().id();
        return new Remark(
                unused ? FEATURE_LOST_UNUSED : FEATURE_LOST,
                vm,
                "With a device passed through on " + facts.host().platformInWords() + ", "
                        + facts.vm().inWords() + " " + vector(facts, profile)
                        + (unused ? " It is reported to use none of them." : ""),
                unused
                        ? "Nothing to do as long as " + facts.vm().inWords() + " needs none of them."
                        : "Consent if " + facts.vm().inWords()
                                + " can live without them; otherwise use a virtual device.",
                Parameters.with("platform", facts.host().platformInWords())
                        .and("profile", profile.id())
                        .and("profileVersion", profile.version())
                        .and("lost", names(features(profile, FeatureFate.LOST)))
                        .and("limited", names(features(profile, FeatureFate.LIMITED)))
                        .and("kept", names(features(profile, FeatureFate.KEPT)))
                        .and("unknown", names(features(profile, FeatureFate.UNKNOWN)))
                        .and("used", names(used(facts, profile, Usage.USED)))
                        .and("usageUnknown", names(used(facts, profile, Usage.UNKNOWN)))
                        .and("note", profile.featureNote())
                        .toMap());
    }

    private static String vector(Facts facts, PlatformProfile profile) {
        Stream<String> parts = Stream.of(
                part(facts, "loses ", features(profile, FeatureFate.LOST), ""),
                part(facts, "has ", features(profile, FeatureFate.LIMITED), " only in a limited way"),
                part(facts, "keeps ", features(profile, FeatureFate.KEPT), ""));
        List<String> known = parts.filter(Predicate.not(String::isEmpty)).toList();
        String unknown = part(facts, " Not known: ", features(profile, FeatureFate.UNKNOWN), ".");
        return String.join("; ", known) + "." + unknown;
    }

    private static String part(Facts facts, String before, List<Feature> features, String after) {
        List<String> names = features.stream()
                .map(feature -> feature.nameOn(facts.host().platform()))
                .toList();
        return names.isEmpty() ? "" : before + Words.list(names) + after;
    }

    private static Remark unknown(Facts facts) {
        return new Remark(
                FEATURE_LOSS_UNKNOWN,
                facts.vm().id(),
                "Nobody wrote down what a virtual machine loses on "
                        + facts.host().platformInWords() + "; vMotion, DRS, HA and snapshots may be among it.",
                "Look it up in the platform's documentation before you rely on any of them.",
                Parameters.with("platform", facts.host().platformInWords())
                        .and("profile", facts.profile().map(PlatformProfile::id).orElse(null))
                        .toMap());
    }

    private static List<Feature> affected(PlatformProfile profile) {
        return Stream.concat(
                        features(profile, FeatureFate.LOST).stream(), features(profile, FeatureFate.LIMITED).stream())
                .toList();
    }

    private static List<Feature> used(Facts facts, PlatformProfile profile, Usage usage) {
        return affected(profile).stream()
                .filter(feature -> facts.vm().usageOf(feature) == usage)
                .toList();
    }

    private static List<Feature> features(PlatformProfile profile, FeatureFate fate) {
        return Arrays.stream(Feature.values())
                .filter(feature -> profile.fateOf(feature) == fate)
                .toList();
    }

    private static List<String> names(List<Feature> features) {
        return features.stream().map(Enum::name).toList();
    }
}
