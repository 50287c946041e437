package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.About;
import io.slotkeeper.inventory.connector.vsphere.vim.PropertySet;
import java.util.List;

/** All that is read of a server of some version. Clusters come first, as hosts and machines are seen in their light. */
final class Wanted {
    private Wanted() {}

    static List<PropertySet> of(About about) {
        ApiVersion version = ApiVersion.parse(about.apiVersion());
        return List.of(
                set(ClusterProperties.COMPUTE_RESOURCE, ClusterProperties.OF_COMPUTE_RESOURCE, version),
                set(ClusterProperties.CLUSTER, ClusterProperties.OF_CLUSTER, version),
                set("HostSystem", HostProperties.ALL, version),
                set("VirtualMachine", VmProperties.ALL, version));
    }

    private static PropertySet set(String type, List<Property<?>> properties, ApiVersion version) {
        return new PropertySet(type, Property.paths(properties, version));
    }
}
