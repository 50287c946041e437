package io.slotkeeper.policy.domain.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a VM may lose with a device passed through (names of the vSphere documentation). */
public enum Feature {
    VMOTION("vMotion", "live migration"),
    /** DRS without saying which half, as VMs are described; it counts for each half of which nothing else is said. */
    DRS("DRS", "automatic placement and load balancing"),
    DRS_PLACEMENT("DRS placement", "automatic placement", DRS),
    DRS_BALANCING("DRS load balancing", "automatic load balancing", DRS),
    HA("HA", "restart on another host (HA)"),
    FT("fault tolerance", "fault tolerance"),
    SNAPSHOTS("snapshots", "snapshots with memory"),
    SUSPEND_RESUME("suspend and resume", "save and restore"),
    HOT_ADD("hot add and removal of virtual devices", "hot add and removal of virtual devices"),
    RECORD_REPLAY("record and replay", "record and replay"),
    /** What a full reservation costs: memory that the host may lend to others. A VM uses it that has not reserved all. */
    MEMORY_RESERVATION("unreserved memory", "unreserved memory");

    private static final List<Feature> VECTOR =
            Arrays.stream(values()).filter(feature -> feature != DRS).toList();

    private final String vmwareName;
    private final String neutralName;
    private final @Nullable Feature whole;

    Feature(String vmwareName, String neutralName) {
        this(vmwareName, neutralName, null);
    }

    Feature(String vmwareName, String neutralName, @Nullable Feature whole) {
        this.vmwareName = vmwareName;
        this.neutralName = neutralName;
        this.whole = whole;
    }

    /** Those that are judged, in the order of sentences. */
    public static List<Feature> vector() {
        return VECTOR;
    }

    /** The feature that this one is a part of; null for most. */
    public @Nullable Feature whole() {
        return whole;
    }

    /** The name in settings: {@code drs-balancing}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String nameOn(Platform platform) {
        return platform == Platform.KVM ? neutralName : vmwareName;
    }
}
