package io.slotkeeper.inventory.connector.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotkeeper.inventory.application.source.Credentials;
import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.connector.vsphere.vim.Endpoint;
import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.Trust;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import io.slotkeeper.inventory.connector.vsphere.vim.VimSession;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InquiriesTest {
    private static final ManagedObject BROWSER = new ManagedObject("EnvironmentBrowser", "envbrowser-7");
    private static final ManagedObject BOOT = new ManagedObject("HostBootDeviceSystem", "boot-1");
    private static final BootDevice STICK = new BootDevice("b1", "stick");

    private final FakeServer server = new FakeServer();
    private final Inquiries inquiries = new Inquiries();
    private final Known host = Vim.host(Map.of(
            HostProperties.BOOT_DEVICE_SYSTEM, "HostBootDeviceSystem:boot-1", HostProperties.BOOT_TIME, "monday"));

    @BeforeEach
    void login() throws VimException {
        inquiries.in(session());
    }

    @Test
    void aLimitIsAskedForOncePerSessionAndVersion() throws VimException {
        server.answers(
                BROWSER,
                "QueryConfigOption",
                Vim.value(
                        "returnval",
                        "<hardwareOptions><virtualDeviceOption type=\"VirtualPCIControllerOption\"><numPCIPassthroughDevices>"
                                + "<min>0</min><max>6</max></numPCIPassthroughDevices></virtualDeviceOption></hardwareOptions>"));
        assertThat(inquiries.deviceLimit(BROWSER, "vmx-07")).contains(6);
        assertThat(inquiries.deviceLimit(BROWSER, "vmx-07")).contains(6);
        assertThat(server.count("QueryConfigOption")).isEqualTo(1);
        inquiries.deviceLimit(BROWSER, "vmx-08");
        inquiries.in(session());
        inquiries.deviceLimit(BROWSER, "vmx-07");
        assertThat(server.count("QueryConfigOption")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<hardwareOptions/>",
                "<hardwareOptions><virtualDeviceOption type=\"VirtualIDEControllerOption\"/></hardwareOptions>",
                "<hardwareOptions><virtualDeviceOption type=\"VirtualPCIControllerOption\"/></hardwareOptions>",
                "<hardwareOptions><virtualDeviceOption type=\"VirtualPCIControllerOption\"><numPCIPassthroughDevices><max>many</max></numPCIPassthroughDevices></virtualDeviceOption></hardwareOptions>"
            })
    void anAnswerWithoutALimitIsNone(String option) throws VimException {
        server.answers(BROWSER, "QueryConfigOption", Vim.value("returnval", option));
        assertThat(inquiries.deviceLimit(BROWSER, "vmx-07")).isEmpty();
    }

    @Test
    void aServerThatFailsForNowIsAskedAgainAndTheLastAnswerHolds() throws VimException {
        boots();
        assertThat(inquiries.boot("host-1", host)).contains(STICK);
        inquiries.in(session());
        server.failsCall("QueryBootDevices", Kind.FAULT, "HostNotConnected");
        assertThat(inquiries.boot("host-1", host)).contains(STICK);
        assertThat(inquiries.boot("host-2", host)).contains(STICK);
        assertThat(server.count("QueryBootDevices")).isEqualTo(3);
    }

    @Test
    void aServerThatDoesNotKnowTheMethodIsAskedOnce() throws VimException {
        assertThat(inquiries.boot("host-1", host)).isEmpty();
        assertThat(inquiries.boot("host-1", host)).isEmpty();
        assertThat(server.count("QueryBootDevices")).isEqualTo(1);
    }

    @Test
    void whatMayNotBeAskedIsToldAndTheLastAnswerHolds() throws VimException {
        boots();
        inquiries.boot("host-1", host);
        inquiries.in(session());
        server.failsCall("QueryBootDevices", Kind.NO_PERMISSION, "System.Read");
        assertThat(inquiries.boot("host-1", host)).contains(STICK);
        assertThat(inquiries.boot("host-1", host)).contains(STICK);
        assertThat(server.count("QueryBootDevices")).isEqualTo(2);
        assertThat(inquiries.missing()).containsExactly(new MissingPrivilege("System.Read", "QueryBootDevices", 1));
        inquiries.in(session());
        assertThat(inquiries.missing()).isEmpty();
    }

    @Test
    void aSessionThatEndsMeanwhileEndsTheQuestion() {
        boots();
        server.failsCall("QueryBootDevices", Kind.SESSION_ENDED, null);
        assertThatThrownBy(() -> inquiries.boot("host-1", host))
                .isInstanceOfSatisfying(
                        VimException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SESSION_ENDED));
    }

    private void boots() {
        server.answers(
                BOOT,
                "QueryBootDevices",
                Vim.value(
                        "returnval",
                        "<bootDevices><key>b0</key><description>disk</description></bootDevices>"
                                + "<bootDevices><key>b1</key><description>stick</description></bootDevices>"
                                + "<currentBootDeviceKey>b1</currentBootDeviceKey>"));
    }

    private VimSession session() throws VimException {
        return server.open(
                new Endpoint(URI.create("https://vc.example.org/sdk"), new Trust.Platform()),
                new Credentials("reader", "secret"));
    }
}
