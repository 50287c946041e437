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
        unlisted("0000:08:00.0", "an ISP2432, one generation too old");
        unlisted("0000:09:00.0", "a SAS1064ET, near the listed 1068 and not on the list");
        noHostDriver();
        hostCritical();
        bridge();
        wholeCard();
        manyDevices();
    }

    private JsonNode dryRun(String title, String base, String function, String point) {
        String host = fleet.name(base);
        stage.chapter("Dry run: " + title + " (" + function + " on " + host + ")");
        JsonNode verdict = desk.dryRun(host, fleet.revision(host), vm, function);
        stage.verdict(verdict, point::equals);
        return verdict;
    }

    private void unlisted(String function, String title) {
        JsonNode verdict = dryRun(title, "esx-07", function, "unlisted");
        Expect.outcome(verdict, "NEEDS_CONSENT");
        Expect.finding(verdict, "unlisted", "CONSENT");
        stage.good("Not on the list means consent, not denial.");
    }

    private void noHostDriver() {
        JsonNode verdict =
                dryRun("a crypto card that the host has no driver for", "esx-07", "0000:0a:00.0", "no-host-driver");
        Expect.finding(verdict, "no-host-driver", "INFO");
        stage.good("The host cannot use it; a VM can. That is an invitation.");
    }

    private void hostCritical() {
        JsonNode verdict =
                dryRun("a port whose sibling is the management uplink", "esx-07", "0000:01:00.1", "host-critical");
        Expect.outcome(verdict, "DENIED");
        Expect.finding(verdict, "host-critical", "DENY");
        stage.good("What the host lives on is never taken from it, not as a companion either.");
    }

    private void bridge() {
        JsonNode verdict = dryRun("a bridge", "esx-07", "0000:00:03.0", "bridge-not-assignable");
        Expect.outcome(verdict, "DENIED");
        Expect.finding(verdict, "bridge-not-assignable", "DENY");
        stage.good("A bridge stays.");
    }

    private void wholeCard() {
        JsonNode verdict = dryRun("a graphics card on KVM", "kvm-03", "0000:41:00.0", "feature-lost");
        Expect.companion(verdict, "0000:41:00.1");
        Expect.companion(verdict, "0000:41:00.2");
        stage.good("There the IOMMU group decides: sound and USB of the card go along.");
    }

    private void manyDevices() {
        JsonNode verdict = dryRun("a Tesla T4 on ESXi 8.0", "esx-21", "0000:af:00.0", "feature-lost");
        Expect.equal(
                "the limit of the VM", 32, verdict.path("limit").path("max").asInt());
        stage.good("Sixteen years later a VM may have 32.");
    }
}
