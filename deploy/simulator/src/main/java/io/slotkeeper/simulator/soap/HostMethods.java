package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.ComputeResource;
import io.slotkeeper.simulator.fleet.Fleet;
import io.slotkeeper.simulator.fleet.Host;
import io.slotkeeper.simulator.fleet.Limits;
import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Passthrough;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.soap.Method.Answer;
import io.slotkeeper.simulator.vim.EnvironmentObjects;
import io.slotkeeper.simulator.vim.ManagedObjects;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HostSystem, HostPciPassthruSystem, HostBootDeviceSystem and EnvironmentBrowser. */
final class HostMethods {
    private final Fleet fleet;
    private final Privileges privileges;
    private final Settings settings;

    HostMethods(Fleet fleet, Privileges privileges, Settings settings) {
        this.fleet = fleet;
        this.privileges = privileges;
        this.settings = settings;
    }

    Map<String, Method> all() {
        return Map.of(
                "UpdatePassthruConfig", this::updatePassthruConfig,
                "Refresh", this::refresh,
                "RebootHost_Task", this::reboot,
                "EnterMaintenanceMode_Task", this::enterMaintenance,
                "ExitMaintenanceMode_Task", this::exitMaintenance,
                "QueryBootDevices", this::queryBootDevices,
                "QueryConfigTarget", this::queryConfigTarget,
                "QueryConfigOption", this::queryConfigOption);
    }

    private Host ofPart(Call call) {
        call.session();
        return ManagedObjects.hostOf(fleet.now(), call.target())
                .findFirst()
                .orElseThrow(() -> Refused.notFound(call.target()));
    }

    private Answer updatePassthruConfig(Call call) {
        Host host = ofPart(call);
        privileges.require("Host.Config.PciPassthru", host.ref());
        List<Element> configs = call.request().all("config").toList();
        fleet.updatePassthruConfig(
                host.ref(),
                configs.stream()
                        .filter(config -> config.flag("sriovEnabled").isEmpty())
                        .map(config -> new Passthrough.Request(
                                config.required("id"),
                                config.flag("passthruEnabled")
                                        .orElseThrow(() -> Refused.invalidArgument("config.passthruEnabled")),
                                config.flag("applyNow").orElse(null)))
                        .toList());
        configs.stream()
                .filter(config -> config.flag("sriovEnabled").isPresent())
                .forEach(config -> updateSriov(host, config));
        return Answer.NOTHING;
    }

    private void updateSriov(Host host, Element config) {
        boolean enabled = config.flag("sriovEnabled").orElse(false);
        int count = enabled ? config.number("numVirtualFunction").orElse(0) : 0;
        fleet.updateSriovConfig(host.ref(), config.required("id"), count);
    }

    private Answer refresh(Call call) {
        privileges.require("Host.Config.Settings", ofPart(call).ref());
        return Answer.NOTHING;
    }

    private MoRef host(Call call, String privilege) {
        call.session();
        privileges.require(privilege, call.target());
        return fleet.now().host(call.target()).ref();
    }

    private Answer reboot(Call call) {
        MoRef host = host(call, "Host.Config.Maintenance");
        return Answer.returning(
                fleet.rebootHost(host, call.request().flag("force").orElse(false)));
    }

    private Answer enterMaintenance(Call call) {
        MoRef host = host(call, "Host.Config.Maintenance");
        return Answer.returning(fleet.enterMaintenanceMode(
                host, call.request().number("timeout").orElse(0)));
    }

    private Answer exitMaintenance(Call call) {
        return Answer.returning(fleet.exitMaintenanceMode(host(call, "Host.Config.Maintenance")));
    }

    private Answer queryBootDevices(Call call) {
        return Answer.returning(ManagedObjects.bootDevices(ofPart(call)));
    }

    private Answer queryConfigTarget(Call call) {
        return Answer.returning(EnvironmentObjects.configTarget(browsed(call)));
    }

    private Answer queryConfigOption(Call call) {
        Host host = browsed(call).stream().findFirst().orElseThrow(() -> Refused.invalidArgument("host"));
        String key = call.request()
                .child("key")
                .map(Element::text)
                .orElse("vmx-%02d".formatted(Limits.newestHardwareVersion(host.version())));
        if (!key.matches("vmx-[0-9]{1,3}")) {
            throw Refused.invalidArgument("key");
        }
        return Answer.returning(EnvironmentObjects.configOption(host, key, settings.configOptionPadding()));
    }

    /** The host asked for, or else all of the compute resource. */
    private List<Host> browsed(Call call) {
        call.session();
        Snapshot at = fleet.now();
        ComputeResource resource = ManagedObjects.ofEnvironmentBrowser(at, call.target());
        List<Host> members =
                at.hosts().filter(host -> host.parent().equals(resource.ref())).toList();
        Optional<Host> asked = call.request().ref("host").map(at::host);
        if (asked.isPresent() && !members.contains(asked.get())) {
            throw Refused.invalidArgument("host");
        }
        return asked.map(List::of).orElse(members);
    }
}
