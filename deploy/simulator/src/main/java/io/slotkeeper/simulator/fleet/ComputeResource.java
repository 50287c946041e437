package io.slotkeeper.simulator.fleet;

import org.jspecify.annotations.Nullable;

/**
 * A cluster, or the compute resource around one standalone host.
 *
 * @param drs default behaviour; null where DRS is off
 */
public record ComputeResource(MoRef ref, String name, MoRef parent, boolean ha, @Nullable String drs)
        implements Entity {
    public boolean isCluster() {
        return ref.type().equals("ClusterComputeResource");
    }

    private String number() {
        return ref.value().substring(ref.value().indexOf('-') + 2);
    }

    public MoRef environmentBrowser() {
        return new MoRef("EnvironmentBrowser", "envbrowser-" + number());
    }

    public MoRef resourcePool() {
        return new MoRef("ResourcePool", "resgroup-" + number());
    }

    boolean movesVmsByItself() {
        return "fullyAutomated".equals(drs);
    }
}
