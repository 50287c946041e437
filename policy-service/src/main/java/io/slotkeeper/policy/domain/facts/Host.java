package io.slotkeeper.policy.domain.facts;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A host as inventory last published it; {@code revision} null means that policy has never seen it. */
public record Host(
        String id,
        @Nullable Long revision,
        Platform platform,
        String version,
        boolean retired,
        Iommu iommu,
        boolean usesReported,
        List<PciFunction> functions,
        List<Group> groups) {

    public Host {
        functions = List.copyOf(functions);
        groups = List.copyOf(groups);
    }

    public static Host unseen(String id) {
        return new Host(id, null, Platform.OTHER, "", false, Iommu.UNKNOWN, false, List.of(), List.of());
    }

    /** The same host with only these of its functions and groups. */
    public Host cutDownTo(List<PciFunction> someFunctions, List<Group> someGroups) {
        return new Host(id, revision, platform, version, retired, iommu, usesReported, someFunctions, someGroups);
    }

    /** The same host, where the VMs that were seen on it have the names that the function gives for their ids. */
    public Host namingHolders(UnaryOperator<@Nullable String> nameOf) {
        List<PciFunction> named = functions.stream()
                .map(function -> {
                    ObservedHolder holder = function.observedHolder();
                    return holder == null ? function : function.withHolder(holder.named(nameOf.apply(holder.vm())));
                })
                .toList();
        return cutDownTo(named, groups);
    }

    public boolean seen() {
        return revision != null;
    }

    /** Platform and version, for sentences: {@code ESX 4.0}. */
    public String platformInWords() {
        return (platform.label() + " " + version).strip();
    }
}
