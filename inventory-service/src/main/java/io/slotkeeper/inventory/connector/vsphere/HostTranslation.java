package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.ObservedHost;
import io.slotkeeper.inventory.connector.vsphere.HostProperties.Product;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Holder;
import io.slotkeeper.inventory.domain.HostConnection;
import io.slotkeeper.inventory.domain.HostFacts;
import io.slotkeeper.inventory.domain.HostUse;
import io.slotkeeper.inventory.domain.Iommu;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Platform;
import io.slotkeeper.inventory.domain.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what is known of a host into an observation. */
final class HostTranslation {
    /** What boards carry that nobody gave an id of their own. */
    private static final Set<String> NOBODYS_UUIDS = Set.of(
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "03000200-0400-0500-0006-000700080009",
            "12345678-1234-5678-90ab-cddeefaabbcc");

    /** The first release that there is only as ESXi. */
    private static final int ONLY_ESXI = 5;

    private HostTranslation() {}

    /**
     * What others say about the host.
     *
     * @param vcenter the server's own id; empty for one that has none
     * @param cluster null outside a cluster
     * @param physicalFunctions of virtual functions, the ones that they belong to
     * @param holders null where nothing is known of them
     */
    record Surroundings(
            String vcenter,
            @Nullable String cluster,
            Optional<BootDevice> boot,
            Map<PciAddress, PciAddress> physicalFunctions,
            @Nullable List<Holder> holders) {}

    static ObservedHost of(String object, Known host, Surroundings around) {
        String name = Names.readable(host.get(HostProperties.NAME).orElse(object));
        Optional<String> uuid = uuid(host);
        List<FunctionFacts> functions = PciFunctions.of(host, around.physicalFunctions());
        List<HostUse> uses = HostUses.of(host, around.boot());
        Report report = new Report(
                functions,
                uses,
                around.holders(),
                iommu(functions),
                facts(object, name, host, around, uuid, HostUses.mayBeMore(host, uses)));
        return new ObservedHost(object, name, uuid.orElse(null), report);
    }

    /** A host has functions that are capable of passthrough only where its IOMMU is on; that none is has many reasons. */
    private static @Nullable Iommu iommu(@Nullable List<FunctionFacts> functions) {
        return functions != null
                        && functions.stream()
                                .anyMatch(function -> Boolean.TRUE.equals(
                                        function.passthrough().capable()))
                ? Iommu.ON
                : null;
    }

    /** The SMBIOS UUID, where it is one of the machine's own. */
    private static Optional<String> uuid(Known host) {
        return host.get(HostProperties.UUID)
                .map(uuid -> uuid.toLowerCase(Locale.ROOT))
                .filter(uuid -> !uuid.isEmpty() && !NOBODYS_UUIDS.contains(uuid));
    }

    private static HostFacts facts(
            String object,
            String name,
            Known host,
            Surroundings around,
            Optional<String> uuid,
            boolean hostUsesPartial) {
        Optional<Product> product = host.get(HostProperties.PRODUCT);
        return new HostFacts(
                name,
                product.flatMap(HostTranslation::platform).orElse(null),
                product.flatMap(HostTranslation::version).orElse(null),
                around.cluster(),
                externalIds(around.vcenter(), object, uuid),
                host.get(HostProperties.CONNECTION).orElse(HostConnection.UNKNOWN),
                host.get(HostProperties.MAINTENANCE).orElse(null),
                host.get(HostProperties.REBOOT_REQUIRED).orElse(null),
                hostUsesPartial);
    }

    static Map<String, String> externalIds(String vcenter, String object, Optional<String> uuid) {
        Map<String, String> ids = new HashMap<>();
        if (!vcenter.isEmpty()) {
            ids.put("vsphere.vcenter", vcenter);
        }
        ids.put("vsphere.moref", object);
        uuid.ifPresent(own -> ids.put("vsphere.uuid", own));
        return ids;
    }

    private static Optional<Platform> platform(Product product) {
        return switch (String.valueOf(product.line())) {
            case "esx" -> Optional.of(Platform.ESX);
            case "embeddedEsx" -> Optional.of(Platform.ESXI);
            default ->
                Optional.ofNullable(product.version())
                        .filter(version -> ApiVersion.parse(version).major() >= ONLY_ESXI)
                        .map(version -> Platform.ESXI);
        };
    }

    /** {@code 8.0.3} as it is; {@code 4.0.0} is what everybody calls 4.0. */
    private static Optional<String> version(Product product) {
        return Optional.ofNullable(product.version())
                .map(version ->
                        version.matches("\\d+\\.\\d+\\.0") ? version.substring(0, version.length() - 2) : version);
    }
}
