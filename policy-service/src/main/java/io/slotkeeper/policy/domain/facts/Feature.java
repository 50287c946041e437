package io.slotkeeper.policy.domain.facts;

/** What a VM may lose with a device passed through (names of the vSphere documentation). */
public enum Feature {
    VMOTION("vMotion", "live migration"),
    DRS("DRS", "automatic load balancing"),
    HA("HA", "restart on another host (HA)"),
    FT("fault tolerance", "fault tolerance"),
    SNAPSHOTS("snapshots", "snapshots with memory"),
    SUSPEND_RESUME("suspend and resume", "save and restore"),
    HOT_ADD("hot add and removal of virtual devices", "hot add and removal of virtual devices"),
    RECORD_REPLAY("record and replay", "record and replay");

    private final String vmwareName;
    private final String neutralName;

    Feature(String vmwareName, String neutralName) {
        this.vmwareName = vmwareName;
        this.neutralName = neutralName;
    }

    public String nameOn(Platform platform) {
        return platform == Platform.KVM ? neutralName : vmwareName;
    }
}
