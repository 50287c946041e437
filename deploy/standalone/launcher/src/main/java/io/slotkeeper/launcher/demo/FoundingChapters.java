package io.slotkeeper.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One card with two ports in one slot: who gets which, what goes along, and how all of it goes back. */
final class FoundingChapters {
    private static final String PORT_0 = "0000:06:00.0";
    private static final String PORT_1 = "0000:06:00.1";
    private static final String FIBRE = "0000:07:00.0";
    private static final String OLD_FIBRE = "0000:08:00.0";

    private final Stage stage;
    private final Desk desk;
    private final Fleet fleet;
    private final String esx;
    private final Fleet.Vm database;
    private final Fleet.Vm capture;

    FoundingChapters(Stage stage, Desk desk, Fleet fleet, String esx, Fleet.Vm database, Fleet.Vm capture) {
        this.stage = stage;
        this.desk = desk;
        this.fleet = fleet;
        this.esx = esx;
        this.database = database;
        this.capture = capture;
    }

    void tell() {
        JsonNode first = attach(askForOnePort());
        fillTheVm();
        askForTooMuch();
        JsonNode neighbour = giveTheNeighbourAway();
        askForWhatIsHeld();
        new DryRuns(stage, desk, fleet).tell();
        letGo(first, neighbour);
        hear(first);
    }

    private JsonNode askForOnePort() {
        stage.chapter(database.name() + " asks for one port of a dual-port card: " + PORT_0);
        JsonNode asked = desk.ask(esx, database.id(), PORT_0);
        JsonNode verdict = asked.path("verdict");
        stage.verdict(verdict);
        Expect.outcome(verdict, "NEEDS_CONSENT");
        Expect.says(Expect.companion(verdict, PORT_1), PORT_0, "slot");
        Expect.says(Expect.finding(verdict, "feature-lost", "CONSENT"), "vMotion", "DRS");
        Expect.says(Expect.finding(verdict, "listed-experimental", "WARN"), "experimentally supported");
        Expect.state(asked, "AWAITING_CONSENT");
        stage.good("The request waits for consent, and the functions are held for it meanwhile.");
        return asked;
    }

    private JsonNode attach(JsonNode asked) {
        stage.chapter("The requester consents, and an operator carries the orders out");
        desk.consent(asked, "feature-lost");
        stage.good("Consent to feature-lost makes it a claim.");
        for (String type : List.of("ENABLE", "REBOOT", "ATTACH")) {
            carryOut(asked, type, database);
        }
        stage.good(PORT_0 + " is "
                + desk.awaitState(asked, "ATTACHED").path("state").asText() + " to " + database.name());
        return asked;
    }

    private void carryOut(JsonNode assignment, String type, Fleet.Vm vm) {
        JsonNode order = desk.pendingOrder(assignment);
        Expect.equal("the next order", type, order.path("type").asText());
        stage.say(type + " " + order.path("functions"));
        order.path("steps").forEach(step -> stage.say("  - " + step.path("text").asText()));
        fleet.carryOut(order, vm);
        desk.report(order);
        stage.good("done in the vCenter, and reported");
    }

    private void fillTheVm() {
        stage.chapter(database.name() + " asks for a second function, consent included: " + FIBRE);
        JsonNode second = desk.ask(esx, database.id(), FIBRE, "feature-lost");
        stage.verdict(second.path("verdict"), "listed-experimental"::equals);
        Expect.state(second, "CLAIMED", "PREPARING");
        stage.good("Held. That fills the VM: ESX 4.0 allows two.");
    }

    private void askForTooMuch() {
        stage.chapter(database.name() + " asks for a third one: " + OLD_FIBRE);
        JsonNode third = desk.ask(esx, database.id(), OLD_FIBRE, "feature-lost", "unlisted");
        JsonNode verdict = third.path("verdict");
        stage.verdict(verdict);
        Expect.state(third, "DENIED");
        Expect.finding(verdict, "limit-exceeded", "DENY");
        Expect.finding(verdict, "unlisted", "CONSENT");
        Expect.finding(verdict, "feature-lost", "CONSENT");
        stage.good("Denied by the limit, and everything else that would have been in the way is told as well.");
    }

    private JsonNode giveTheNeighbourAway() {
        stage.chapter("The neighbour may go to another VM: " + capture.name() + " asks for " + PORT_1);
        JsonNode neighbour = desk.ask(esx, capture.id(), PORT_1, "feature-lost");
        stage.verdict(neighbour.path("verdict"), "listed-experimental"::equals);
        Expect.noFinding(neighbour.path("verdict"), "companion");
        Expect.noFinding(neighbour.path("verdict"), "group-held");
        stage.good("The slot is in passthrough already: nothing goes along, nothing has to reboot.");
        carryOut(neighbour, "ATTACH", capture);
        desk.awaitState(neighbour, "ATTACHED");
        return neighbour;
    }

    private void askForWhatIsHeld() {
        stage.chapter(capture.name() + " also wants " + PORT_0);
        JsonNode late = desk.ask(esx, capture.id(), PORT_0, "feature-lost");
        stage.verdict(late.path("verdict"), "function-held"::equals);
        Expect.state(late, "DENIED");
        Expect.says(Expect.finding(late.path("verdict"), "function-held", "DENY"), database.name());
        stage.good("One device, one holder: the answer names it.");
    }

    private void letGo(JsonNode first, JsonNode neighbour) {
        stage.chapter(database.name() + " lets " + PORT_0 + " go; the slot stays in passthrough while " + capture.name()
                + " holds the other port");
        desk.release(first);
        carryOut(first, "DETACH", database);
        desk.awaitState(first, "RELEASED");
        stage.good(PORT_0 + " is released, and no order gives the slot back to the host.");
        desk.release(neighbour);
        for (String type : List.of("DETACH", "DISABLE", "REBOOT")) {
            carryOut(neighbour, type, capture);
        }
        desk.awaitState(neighbour, "RELEASED");
        stage.good("The last one let go: the whole slot is the host's again.");
    }

    private void hear(JsonNode first) {
        stage.chapter("Everybody concerned has heard of it");
        String id = first.path("id").asText();
        JsonNode inbox = desk.await("the notification of the release", desk::inbox, items -> !Desk.find(
                        items,
                        it -> it.path("assignmentId").asText().equals(id)
                                && it.path("state").asText().equals("RELEASED"))
                .isMissingNode());
        for (JsonNode item : inbox) {
            if (item.path("assignmentId").asText().equals(id)) {
                stage.say(item.path("state").asText() + ": "
                        + item.path("message").asText());
            }
        }
        stage.good("The same is in the dashboard's inbox, live, and on Kafka.");
    }
}
