package io.slotkeeper.inventory.connector.vsphere.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What our client and a vSphere server owe each other, whoever wrote the server. */
abstract class VimContract {
    static final String USER = Vcsim.USER;
    static final String PASSWORD = Vcsim.PASSWORD;
    private static final PropertySet HOST_NAMES = new PropertySet("HostSystem", List.of("name"));
    private static final PropertySet MACHINES =
            new PropertySet("VirtualMachine", List.of("name", "runtime.host", "runtime.powerState"));
    private static final Limits ONE_UPDATE = new Limits(64, 10_000, 1 << 20, 32, 200_000, 8 << 20, 1, 1000);

    abstract URI url();

    Endpoint endpoint() {
        return new Endpoint(url(), new Trust.Platform());
    }

    VimClient open() throws VimException {
        return VimClient.open(endpoint(), USER, PASSWORD);
    }

    /** Changes the power state of a running machine. */
    void powerOff(ManagedObject machine) throws VimException {
        try (VimClient other = open()) {
            other.call(machine, "PowerOffVM_Task", List.of());
        }
    }

    @Test
    void aServerSaysWhatItIsBeforeAnybodyLogsIn() throws Exception {
        About about = VimClient.about(endpoint());
        System.out.println("contract suite talks to " + about.fullName() + ", API " + about.apiVersion());
        assertThat(about.apiType()).isEqualTo("VirtualCenter");
        assertThat(about.instanceUuid()).isNotEmpty();
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeated() {
        assertThatExceptionOfType(VimException.class)
                .isThrownBy(() -> VimClient.open(endpoint(), USER, "swordfish"))
                .matches(e -> e.kind() == VimException.Kind.LOGIN_REFUSED)
                .withMessageNotContaining("swordfish");
    }

    @Test
    void pagesOfOneHoldEveryObjectOnce() throws Exception {
        try (VimClient session = open()) {
            List<ObjectUpdate> single = read(session, 1, HOST_NAMES);
            List<ObjectUpdate> whole = read(session, 100, HOST_NAMES);
            assertThat(single).hasSizeGreaterThan(1).doesNotHaveDuplicates();
            assertThat(single).containsExactlyInAnyOrderElementsOf(whole);
            assertThat(single)
                    .allMatch(host -> host.kind() == Kind.ENTER
                            && host.object().type().equals("HostSystem")
                            && !host.properties().get("name").text().isEmpty());
        }
    }

    @Test
    void typesAreReadInTheirOrderAndReferToEachOther() throws Exception {
        try (VimClient session = open()) {
            List<ObjectUpdate> all = read(session, 100, HOST_NAMES, MACHINES);
            List<ManagedObject> hosts = all.stream()
                    .map(ObjectUpdate::object)
                    .takeWhile(object -> object.type().equals("HostSystem"))
                    .toList();
            List<ObjectUpdate> machines = all.subList(hosts.size(), all.size());
            assertThat(machines)
                    .isNotEmpty()
                    .allMatch(machine -> machine.object().type().equals("VirtualMachine"))
                    .allMatch(machine -> hosts.contains(
                            machine.properties().get("runtime.host").reference().orElseThrow()));
        }
    }

    @Test
    void arraysKeepTheirTypeAndTheirMembers() throws Exception {
        try (VimClient session = open()) {
            VimValue devices = read(session, 100, new PropertySet("HostSystem", List.of("hardware.pciDevice")))
                    .get(0)
                    .properties()
                    .get("hardware.pciDevice");
            assertThat(devices.type()).isEqualTo("ArrayOfHostPciDevice");
            assertThat(devices.children("HostPciDevice")
                            .map(device -> device.text("id").orElse("")))
                    .isNotEmpty()
                    .allMatch(id -> id.matches("[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]"));
        }
    }

    @Test
    void aPathThatTheServerDoesNotHaveIsMissing() throws Exception {
        try (VimClient session = open()) {
            assertThat(read(session, 100, new PropertySet("HostSystem", List.of("name", "config.noSuchThing"))))
                    .isNotEmpty()
                    .allMatch(host -> host.properties().containsKey("name"))
                    .allSatisfy(host -> assertThat(host.missing())
                            .extracting(MissingProperty::path, MissingProperty::fault)
                            .containsExactly(tuple("config.noSuchThing", "InvalidProperty")));
        }
    }

    @Test
    void aWatchBeginsWithEverythingAndIsWokenByAChange() throws Exception {
        try (VimClient session = open()) {
            VimSession.Watch watch = session.watch(List.of(HOST_NAMES, MACHINES));
            List<ObjectUpdate> all = new ArrayList<>();
            assertThat(watch.next(Duration.ofSeconds(10), all::add)).isTrue();
            assertThat(all).containsExactlyInAnyOrderElementsOf(read(session, 100, HOST_NAMES, MACHINES));

            assertThat(watch.next(Duration.ofSeconds(1), all::add)).isFalse();

            ManagedObject machine = running(all);
            List<ObjectUpdate> changes = new ArrayList<>();
            CompletableFuture<Void> change = CompletableFuture.runAsync(
                    () -> assertThatNoFailure(() -> powerOff(machine)),
                    CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
            assertThat(watch.next(Duration.ofSeconds(20), changes::add)).isTrue();
            change.join();
            assertThat(changes).allMatch(update -> update.kind() == Kind.MODIFY);
            assertThat(changes)
                    .filteredOn(update -> update.object().equals(machine))
                    .extracting(update ->
                            update.properties().get("runtime.powerState").text())
                    .contains("poweredOff");
        }
    }

    @Test
    void truncatedUpdatesAreFetchedToTheirEnd() throws Exception {
        try (VimClient session = VimClient.open(endpoint(), USER, PASSWORD, ONE_UPDATE)) {
            List<ObjectUpdate> all = new ArrayList<>();
            assertThat(session.watch(List.of(HOST_NAMES, MACHINES)).next(Duration.ofSeconds(10), all::add))
                    .isTrue();
            assertThat(all)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(read(session, 100, HOST_NAMES, MACHINES));
        }
    }

    @Test
    void afterLoggingOutTheSessionHasEnded() throws Exception {
        VimClient session = open();
        session.close();
        assertThatExceptionOfType(VimException.class)
                .isThrownBy(() -> read(session, 100, HOST_NAMES))
                .matches(e -> e.kind() == VimException.Kind.SESSION_ENDED);
    }

    static List<ObjectUpdate> read(VimSession session, int pageSize, PropertySet... what) throws VimException {
        List<ObjectUpdate> all = new ArrayList<>();
        session.readAll(List.of(what), pageSize, all::add);
        return all;
    }

    static ManagedObject running(List<ObjectUpdate> all) {
        return all.stream()
                .filter(update -> update.properties().containsKey("runtime.powerState")
                        && update.properties().get("runtime.powerState").text().equals("poweredOn"))
                .findFirst()
                .orElseThrow()
                .object();
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void assertThatNoFailure(Step step) {
        org.assertj.core.api.Assertions.assertThatCode(step::run).doesNotThrowAnyException();
    }
}
