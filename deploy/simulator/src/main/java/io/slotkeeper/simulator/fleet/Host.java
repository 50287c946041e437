package io.slotkeeper.simulator.fleet;

import io.slotkeeper.simulator.fleet.FleetSpec.HostSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A host and its devices, by address.
 *
 * @param parent its cluster or compute resource
 * @param connection connected, disconnected or notResponding
 */
public record Host(
        MoRef ref,
        MoRef parent,
        HostSpec spec,
        Version version,
        String connection,
        boolean maintenance,
        Instant bootTime,
        List<PciFunction> functions)
        implements Entity {

    static Host of(MoRef ref, MoRef parent, HostSpec spec, Instant bootTime) {
        List<PciFunction> functions =
                spec.functions().stream().map(PciFunction::of).toList();
        return new Host(
                ref,
                parent,
                spec,
                Version.of(spec.version()),
                spec.connection(),
                spec.maintenance(),
                bootTime,
                sorted(functions));
    }

    private static List<PciFunction> sorted(List<PciFunction> functions) {
        List<PciFunction> all = functions.stream()
                .filter(function -> function.physicalFunction() == null)
                .flatMap(function -> function.withVirtualFunctions().stream())
                .sorted(Comparator.comparing(PciFunction::address))
                .toList();
        Set<PciAddress> seen = new HashSet<>();
        for (PciFunction function : all) {
            if (!seen.add(function.address())) {
                throw new IllegalArgumentException("Two functions are at " + function.address());
            }
        }
        return all;
    }

    @Override
    public String name() {
        return spec.name();
    }

    /** SMBIOS UUID; also the {@code systemId} that ties a passthrough device to this host. */
    public String uuid() {
        String given = spec.uuid();
        return given != null
                ? given
                : UUID.nameUUIDFromBytes(("host " + spec.name()).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /** {@code esx} has a service console; that line ended with 4.x. */
    public String product() {
        return spec.product() == null ? "embeddedEsx" : spec.product();
    }

    public boolean hasServiceConsole() {
        return product().equals("esx");
    }

    public Optional<PciFunction> function(PciAddress address) {
        return functions.stream()
                .filter(function -> function.address().equals(address))
                .findFirst();
    }

    public boolean rebootRequired() {
        return functions.stream().anyMatch(PciFunction::rebootPending);
    }

    /** Adapters in the order of their addresses; the name of one is unique in its host. */
    public @Nullable PciFunction adapter(String hba) {
        return functions.stream()
                .filter(function -> hba.equals(function.hba()))
                .findFirst()
                .orElse(null);
    }

    public MoRef part(String type, String prefix) {
        return new MoRef(type, prefix + ref.value().substring(ref.value().indexOf('-')));
    }

    Host withFunctions(List<PciFunction> changed) {
        return new Host(ref, parent, spec, version, connection, maintenance, bootTime, List.copyOf(changed));
    }

    Host plugged(PciFunction function) {
        List<PciFunction> all = new ArrayList<>(functions);
        all.add(function);
        return withFunctions(sorted(all));
    }

    Host unplugged(PciAddress address) {
        return withFunctions(functions.stream()
                .filter(function -> !function.address().equals(address) && !address.equals(function.physicalFunction()))
                .toList());
    }

    Host inMaintenance(boolean now) {
        return new Host(ref, parent, spec, version, connection, now, bootTime, functions);
    }

    Host connected(String now) {
        return new Host(ref, parent, spec, version, now, maintenance, bootTime, functions);
    }

    Host rebooted(Instant now) {
        List<PciFunction> after = functions.stream().map(PciFunction::rebooted).toList();
        return new Host(ref, parent, spec, version, connection, maintenance, now, sorted(after));
    }
}
