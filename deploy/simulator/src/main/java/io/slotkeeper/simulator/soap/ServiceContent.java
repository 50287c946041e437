package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.vim.DataObject;

/** What RetrieveServiceContent says to everybody, logged in or not. */
final class ServiceContent {
    private ServiceContent() {}

    static DataObject of(Snapshot at) {
        return DataObject.of("ServiceContent")
                .with("rootFolder", at.root())
                .with("propertyCollector", Session.DEFAULT_COLLECTOR)
                .with("viewManager", new MoRef("ViewManager", "ViewManager"))
                .with("about", about(at))
                .with("sessionManager", new MoRef("SessionManager", "SessionManager"))
                // govc takes this one for granted; it answers nothing
                .with("searchIndex", new MoRef("SearchIndex", "SearchIndex"));
    }

    private static DataObject about(Snapshot at) {
        String version = at.vcenter().version();
        String product = version.split("\\.", -1).length > 3 ? version.substring(0, version.lastIndexOf('.')) : version;
        return DataObject.of("AboutInfo")
                .with("name", "VMware vCenter Server")
                .with(
                        "fullName",
                        "VMware vCenter Server %s build-%s (Slotkeeper simulator)"
                                .formatted(product, at.vcenter().build()))
                .with("vendor", "VMware, Inc.")
                .with("version", product)
                .with("build", at.vcenter().build())
                .with("localeVersion", "INTL")
                .with("localeBuild", "000")
                .with("osType", "linux-x64")
                .with("productLineId", "vpx")
                .with("apiType", "VirtualCenter")
                .with("apiVersion", version)
                .with("instanceUuid", at.instanceUuid());
    }
}
