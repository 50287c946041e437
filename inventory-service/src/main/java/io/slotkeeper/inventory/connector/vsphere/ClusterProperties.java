package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import java.util.List;

/** What is read of a {@code ComputeResource}: a cluster, or what a host outside a cluster is in. */
final class ClusterProperties {
    static final String CLUSTER = "ClusterComputeResource";
    static final String COMPUTE_RESOURCE = "ComputeResource";

    static final Property<String> NAME = Property.text("name");
    static final Property<ManagedObject> ENVIRONMENT_BROWSER =
            Property.of("environmentBrowser", HostProperties::reference);
    static final Property<Integer> HOSTS =
            Property.of("host", hosts -> hosts.children().size());
    static final Property<ClusterRules> RULES = Property.of("configurationEx", ClusterRules::of);

    static final List<Property<?>> OF_CLUSTER = List.of(NAME, ENVIRONMENT_BROWSER, HOSTS, RULES);
    static final List<Property<?>> OF_COMPUTE_RESOURCE = List.of(NAME, ENVIRONMENT_BROWSER);

    private ClusterProperties() {}
}
