package io.slotkeeper.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** The chapters in which somebody only asks what would happen; nothing is stored and nothing is held. */
final class DryRuns {
    private final Stage stage;
    private final Desk desk;
    private final Fleet fleet;
    private final String vm;

    DryRuns(Stage stage, Desk desk, Fleet fleet) {
        this.stage = stage;
        this.desk = desk;
        this.fleet = fleet;
        this.vm = fleet.name("lab");
    }

    void tell() {
        hostCritical();
        heldOutside();
        bridgeReset();
        unlisted("0000:08:00.0", "an ISP2432, one generation too old");
        unlisted("0000:09:00.0", "a SAS1064ET, near the listed 1068 and not on the list");
        noHostDriver();
        bridge();
        wholeCard();
        manyDevices();
    }

    private JsonNode dryRun(String title, String host, String function, String asking, String point) {
        stage.chapter("Dry run: " + title + " (" + function + " on " + host + ")");
        JsonNode verdict = desk.dryRun(host, fleet.revision(host), asking, function);
        stage.verdict(verdict, point::equals);
        return verdict;
    }

    private void hostCritical() {
        JsonNode verdict = dryRun(
                "a port whose sibling is the management uplink",
                "esx-07.lab.example",
                "0000:02:00.1",
                vm,
                "host-critical");
        Expect.outcome(verdict, "DENIED");
        Expect.says(Expect.finding(verdict, "host-critical", "DENY"), "vmnic0, uplink of vSwitch0");
        stage.good("What the host lives on is never taken from it, not as a companion either.");
    }

    private void heldOutside() {
        JsonNode verdict = dryRun(
                "a device of a VM that nobody registered", "esx-08.lab.example", "0000:06:00.0", vm, "held-outside");
        Expect.outcome(verdict, "DENIED");
        Expect.says(Expect.finding(verdict, "held-outside", "DENY"), "fw01");
        stage.good("It was found on fw01, and stays there.");
    }

    private void bridgeReset() {
        JsonNode verdict = dryRun(
                "a function that can only be reset with the bridge above it",
                "esxi-21.lab.example",
                "0000:3d:00.0",
                vm,
                "companion");
        Expect.says(Expect.companion(verdict, "0000:3d:00.1"), "0000:3c:00.0");
        stage.good("vSphere itself says which: the dependent device is the bridge.");
    }

    private void unlisted(String function, String title) {
        JsonNode verdict = dryRun(title, fleet.name("esx-03"), function, vm, "unlisted");
        Expect.outcome(verdict, "NEEDS_CONSENT");
        Expect.finding(verdict, "unlisted", "CONSENT");
        stage.good("Not on the list means consent, not denial.");
    }

    private void noHostDriver() {
        JsonNode verdict = dryRun(
                "a crypto card that the host has no driver for",
                fleet.name("esx-03"),
                "0000:0a:00.0",
                vm,
                "no-host-driver");
        Expect.finding(verdict, "no-host-driver", "INFO");
        stage.good("The host cannot use it; a VM can. That is an invitation.");
    }

    private void bridge() {
        JsonNode verdict = dryRun("a bridge", fleet.name("esx-03"), "0000:00:03.0", vm, "bridge-not-assignable");
        Expect.outcome(verdict, "DENIED");
        Expect.finding(verdict, "bridge-not-assignable", "DENY");
        stage.good("A bridge stays.");
    }

    private void wholeCard() {
        JsonNode verdict = dryRun("a graphics card on KVM", fleet.name("kvm-03"), "0000:41:00.0", vm, "feature-lost");
        Expect.companion(verdict, "0000:41:00.1");
        Expect.companion(verdict, "0000:41:00.2");
        stage.good("There the IOMMU group decides: sound and USB of the card go along.");
    }

    private void manyDevices() {
        Fleet.Vm vdi = fleet.vm("vdi01");
        JsonNode verdict =
                dryRun("a Tesla T4 for " + vdi.name(), "esxi-22.lab.example", "0000:86:00.0", vdi.id(), "feature-lost");
        Expect.equal(
                "the limit of the VM", 128, verdict.path("limit").path("max").asInt());
        Expect.equal("who says so", "VM", verdict.path("limit").path("source").asText());
        stage.good("Sixteen years later a VM may have 128, and the vCenter itself says so.");
    }
}
