package io.slotkeeper.simulator.vim;

import io.slotkeeper.simulator.fleet.ComputeResource;
import io.slotkeeper.simulator.fleet.Host;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.fleet.Vm;
import java.util.List;

/** ClusterComputeResource with its HA and DRS settings, and the ComputeResource around a host of its own. */
final class ComputeObjects {
    private final Snapshot at;
    private final ComputeResource resource;

    ComputeObjects(Snapshot at, ComputeResource resource) {
        this.at = at;
        this.resource = resource;
    }

    DataObject object() {
        return DataObject.of(resource.ref().type())
                .with("parent", resource.parent())
                .with("name", resource.name())
                .lazily("host", this::hosts)
                .with("resourcePool", resource.resourcePool())
                .with("network", ArrayOf.refs(List.of()))
                .with("datastore", ArrayOf.refs(List.of()))
                .with("environmentBrowser", resource.environmentBrowser())
                .lazily("configurationEx", this::configuration);
    }

    private ArrayOf<Object> hosts() {
        return ArrayOf.refs(at.hosts()
                .filter(host -> host.parent().equals(resource.ref()))
                .map(Host::ref)
                .toList());
    }

    private DataObject configuration() {
        if (!resource.isCluster()) {
            return DataObject.subtype("ComputeResourceConfigInfo").with("vmSwapPlacement", "vmDirectory");
        }
        String drs = resource.drs();
        return DataObject.subtype("ClusterConfigInfoEx")
                .with("vmSwapPlacement", "vmDirectory")
                .with(
                        "dasConfig",
                        DataObject.of("ClusterDasConfigInfo")
                                .with("enabled", resource.ha())
                                .with(
                                        "defaultVmSettings",
                                        DataObject.of("ClusterDasVmSettings").with("restartPriority", "medium")))
                .with("dasVmConfig", ArrayOf.of("ClusterDasVmConfigInfo", dasVms()))
                .with(
                        "drsConfig",
                        DataObject.of("ClusterDrsConfigInfo")
                                .with("enabled", drs != null)
                                .with("enableVmBehaviorOverrides", true)
                                .with(
                                        "defaultVmBehavior",
                                        new EnumValue("DrsBehavior", drs != null ? drs : "fullyAutomated"))
                                .with("vmotionRate", 3))
                .with("drsVmConfig", ArrayOf.of("ClusterDrsVmConfigInfo", drsVms()));
    }

    private List<Vm> vms() {
        return at.vms()
                .filter(vm -> at.host(vm.host()).parent().equals(resource.ref()))
                .toList();
    }

    private List<DataObject> dasVms() {
        return vms().stream()
                .filter(vm -> vm.spec().ha() != null)
                .map(vm -> DataObject.of("ClusterDasVmConfigInfo")
                        .with("key", vm.ref())
                        .with(
                                "dasSettings",
                                DataObject.of("ClusterDasVmSettings")
                                        .with("restartPriority", vm.spec().ha())))
                .toList();
    }

    private List<DataObject> drsVms() {
        return vms().stream()
                .filter(vm -> vm.spec().drs() != null)
                .map(vm -> {
                    boolean enabled = !"disabled".equals(vm.spec().drs());
                    DataObject config = DataObject.of("ClusterDrsVmConfigInfo")
                            .with("key", vm.ref())
                            .with("enabled", enabled);
                    return enabled
                            ? config.with(
                                    "behavior",
                                    new EnumValue(
                                            "DrsBehavior",
                                            String.valueOf(vm.spec().drs())))
                            : config;
                })
                .toList();
    }
}
