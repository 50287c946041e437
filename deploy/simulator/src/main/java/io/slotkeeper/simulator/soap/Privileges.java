package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the user may not do. Real servers need System.Read for nearly every property; Host.Config privileges stand here
 * for the parts of a host's configuration that they are about as well, so that a client sees partial answers.
 */
public final class Privileges {
    private static final Map<String, Set<String>> READS = Map.of(
            "Host.Config.PciPassthru", Set.of("config.pciPassthruInfo", "pciPassthruInfo"),
            "Host.Config.Network", Set.of("config.network", "config.virtualNicManagerInfo"),
            "Host.Config.Storage",
                    Set.of("config.storageDevice", "config.fileSystemVolume", "config.activeDiagnosticPartition"));
    private static final Set<String> SEEN_WITHOUT_READ = Set.of("name", "parent");

    /** By privilege: the values of references it is missing on; empty is everywhere. */
    private final Map<String, Set<String>> denied = new ConcurrentHashMap<>();

    /** Takes a privilege away everywhere, or on the objects given by the value of their reference. */
    public void deny(String privilege, Set<String> objects) {
        denied.put(privilege, Set.copyOf(objects));
    }

    public void allowEverything() {
        denied.clear();
    }

    private boolean isDenied(String privilege, MoRef object) {
        Set<String> objects = denied.get(privilege);
        return objects != null && (objects.isEmpty() || objects.contains(object.value()));
    }

    /** Why the property cannot be read, if so. */
    Optional<Refused> missing(MoRef object, String path) {
        if (denied.isEmpty()) {
            return Optional.empty();
        }
        if (isDenied("System.Read", object) && !SEEN_WITHOUT_READ.contains(path)) {
            return Optional.of(noPermission(object, "System.Read"));
        }
        return READS.entrySet().stream()
                .filter(entry -> isDenied(entry.getKey(), object)
                        && entry.getValue().stream().anyMatch(part -> overlaps(part, path)))
                .map(entry -> noPermission(object, entry.getKey()))
                .findFirst();
    }

    private static boolean overlaps(String part, String path) {
        return path.equals(part) || path.startsWith(part + ".") || part.startsWith(path + ".");
    }

    /**
     * @throws Refused NoPermission
     */
    void require(String privilege, MoRef object) {
        if (isDenied(privilege, object)) {
            throw noPermission(object, privilege);
        }
    }

    private static Refused noPermission(MoRef object, String privilege) {
        return new Refused(
                "NoPermission",
                "Permission to perform this operation was denied.",
                Map.of("object", object, "privilegeId", privilege));
    }
}
