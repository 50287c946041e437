package io.slotkeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slotkeeper.simulator.SoapClient.Reply;
import io.slotkeeper.simulator.fleet.FleetSpec.VmSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private Simulator simulator;
    private SoapClient client;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorOptions.demo("secret"));
        client = new SoapClient(simulator.url()).loggedIn();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void watchEverything() {
        client.filter(SoapClient.overView(
                client.view("HostSystem", "VirtualMachine"),
                Map.of(
                        "HostSystem", List.of("name", "config.pciPassthruInfo", "summary.rebootRequired"),
                        "VirtualMachine", List.of("name", "runtime.host"))));
    }

    private CompletableFuture<Reply> waiting(String version) {
        long before = simulator.calls().getOrDefault("WaitForUpdatesEx", 0L);
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(() -> client.await(version, 25));
        await().until(() -> simulator.calls().getOrDefault("WaitForUpdatesEx", 0L) > before);
        return reply;
    }

    private static Reply get(CompletableFuture<Reply> reply) throws Exception {
        return reply.get(10, TimeUnit.SECONDS);
    }

    @Test
    void theFirstAnswerHasEverything() {
        watchEverything();

        Reply first = client.await("", 0);

        assertThat(first.one("version")).isEqualTo("1");
        assertThat(first.all("kind")).hasSize(6 + 11).containsOnly("enter");
    }

    @Test
    void nothingNewIsAnEmptyAnswer() {
        watchEverything();
        client.await("", 0);

        assertThat(client.await("1", 1).body()).doesNotContain("returnval");
    }

    @Test
    void aChangeWakesAndSaysOnlyWhatChanged() throws Exception {
        watchEverything();
        client.await("", 0);
        CompletableFuture<Reply> waiting = waiting("1");

        simulator.fleet().moveVm("db01", "esx-08.lab.example");

        Reply update = get(waiting);
        assertThat(update.one("version")).isEqualTo("2");
        assertThat(update.one("kind")).isEqualTo("modify");
        assertThat(update.one("name")).isEqualTo("runtime.host");
        assertThat(update.one("val")).isEqualTo("host-9");
    }

    @Test
    void aChangeOfNothingThatIsWatchedWakesNobody() throws Exception {
        watchEverything();
        client.await("", 0);
        CompletableFuture<Reply> waiting = waiting("1");

        simulator.fleet().maintenance("esx-07.lab.example", true);
        simulator.fleet().renameVm("db01", "db02");

        assertThat(get(waiting).one("val")).isEqualTo("db02");
    }

    @Test
    void whatComesEntersAndWhatGoesLeaves() {
        watchEverything();
        client.await("", 0);

        simulator.fleet().deleteVm("web01");
        simulator.fleet().addVm(VmSpec.of("new01", "esx-07.lab.example", "vmx-07"));

        assertThat(client.await("1", 0).all("kind")).containsExactly("leave", "enter");
    }

    @Test
    void aMarkedDeviceShowsOnItsHost() {
        watchEverything();
        client.await("", 0);

        simulator.fleet().markPassthrough("esx-07.lab.example", "0000:06:00.0", true);

        Reply update = client.await("1", 0);
        assertThat(update.all("name")).containsExactly("config.pciPassthruInfo", "summary.rebootRequired");
        assertThat(update.body()).contains("<val xsi:type=\"ArrayOfHostPciPassthruInfo\">");
    }

    @Test
    void whatShowsInAnotherObjectIsSeenThere() {
        client.filter(SoapClient.overView(
                client.view("ClusterComputeResource", "VirtualMachine"),
                Map.of(
                        "ClusterComputeResource", List.of("configurationEx"),
                        "VirtualMachine", List.of("runtime.connectionState"))));
        client.await("", 0);

        simulator.fleet().connection("esxi-31.lab.example", "notResponding");
        assertThat(client.await("1", 0).all("val")).as("edge01 is there").containsExactly("disconnected");

        simulator.fleet().deleteVm("fw01");
        assertThat(client.await("2", 0).all("name"))
                .as("fw01 had settings of its own")
                .containsExactly("configurationEx");
    }

    @Test
    void truncatedSetsAddUpToAll() {
        watchEverything();
        List<String> seen = new ArrayList<>();
        Reply set = client.await("", 0, 4);
        seen.addAll(set.all("obj"));
        int sets = 1;
        while (!set.all("truncated").isEmpty()) {
            assertThat(set.all("obj")).hasSize(4);
            set = client.await(set.one("version"), 0, 4);
            seen.addAll(set.all("obj"));
            sets++;
        }

        assertThat(sets).isEqualTo(5);
        assertThat(seen).hasSize(17).doesNotHaveDuplicates();
    }

    @Test
    void theServerMayTruncateByItself() {
        simulator.settings().truncateUpdatesTo(3);
        watchEverything();

        Reply set = client.await("", 0);

        assertThat(set.all("obj")).hasSize(3);
        assertThat(set.one("truncated")).isEqualTo("true");
    }

    @Test
    void aLostAnswerIsGivenAgain() {
        watchEverything();
        client.await("", 0);
        simulator.fleet().renameVm("db01", "db02");
        Reply lost = client.await("1", 0);
        simulator.fleet().renameVm("mail01", "mail02");

        Reply again = client.await("1", 0);

        assertThat(lost.all("val")).containsExactly("db02");
        assertThat(again.all("val")).containsExactlyInAnyOrder("db02", "mail02");
        assertThat(client.await(again.one("version"), 0).body()).doesNotContain("returnval");
    }

    @Test
    void anInventedVersionIsRefused() {
        watchEverything();
        client.await("", 0);

        assertThat(client.await("77", 0).fault()).isEqualTo("InvalidCollectorVersion");
    }

    @Test
    void theEmptyVersionStartsAnew() {
        watchEverything();
        client.await("", 0);

        Reply again = client.await("", 0);

        assertThat(again.all("kind")).hasSize(17).containsOnly("enter");
        assertThat(again.one("version")).isEqualTo("2");
    }

    @Test
    void cancellingEndsTheWait() throws Exception {
        watchEverything();
        client.await("", 0);
        CompletableFuture<Reply> waiting = waiting("1");

        await().until(
                        () -> { // the call may be counted and not wait yet
                            client.call("CancelWaitForUpdates", "PropertyCollector", "propertyCollector", "");
                            return waiting.isDone();
                        });

        assertThat(get(waiting).fault()).isEqualTo("RequestCanceled");
    }

    @Test
    void aDestroyedFilterSaysNothing() {
        String filter = client.filter(SoapClient.direct("VirtualMachine", "vm-16", "name"));
        client.call("DestroyPropertyFilter", "PropertyFilter", filter, "");

        assertThat(client.await("", 0).body()).doesNotContain("returnval");
        assertThat(client.call("DestroyPropertyFilter", "PropertyFilter", filter, "")
                        .fault())
                .isEqualTo("ManagedObjectNotFound");
    }

    @Test
    void anotherCollectorHasItsOwnVersions() {
        watchEverything();
        client.await("", 0);
        String collector = client.call("CreatePropertyCollector", "PropertyCollector", "propertyCollector", "")
                .one("returnval");

        assertThat(client.call("WaitForUpdatesEx", "PropertyCollector", collector, "<version>1</version>")
                        .fault())
                .isEqualTo("InvalidCollectorVersion");
    }

    @Test
    void manyWaitersDoNotStarveOthers() throws Exception {
        List<CompletableFuture<Reply>> waiters = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            SoapClient another = new SoapClient(simulator.url()).loggedIn();
            another.filter(SoapClient.direct("VirtualMachine", "vm-16", "name"));
            another.await("", 0);
            CompletableFuture<Reply> reply = new CompletableFuture<>();
            Thread thread = new Thread(() -> reply.complete(another.await("1", 25)));
            thread.start();
            waiters.add(reply);
        }

        await().until(() -> simulator.calls().get("WaitForUpdatesEx") >= 80);

        assertThat(client.read("VirtualMachine", "vm-16", "name").one("val")).isEqualTo("db01");
        simulator.fleet().renameVm("db01", "renamed");

        for (CompletableFuture<Reply> waiter : waiters) {
            assertThat(get(waiter).one("val")).isEqualTo("renamed");
        }
    }
}
