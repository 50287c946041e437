package io.slotkeeper.inventory.connector.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Pending;
import io.slotkeeper.inventory.domain.Sriov;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassthruInfoTest {
    /** What vSphere says with its three facts; the last row but one is a record that another card has left behind. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "false, false, false, HOST, -",
                "true, false, false, HOST, -",
                "true, true, false, HOST, TO_PASSTHROUGH",
                "true, true, true, PASSTHROUGH, -",
                "true, false, true, PASSTHROUGH, TO_HOST",
                "false, false, true, PASSTHROUGH, TO_HOST",
                "false, true, false, HOST, -",
                "false, true, true, PASSTHROUGH, -"
            })
    void threeFactsMakeContextAndPending(
            boolean capable, boolean enabled, boolean active, DeviceContext context, Pending pending) {
        PassthruInfo info = only("HostPciPassthruInfo", flags(capable, enabled, active));
        assertThat(info.passthrough().capable()).isEqualTo(capable);
        assertThat(info.passthrough().context()).isEqualTo(context);
        assertThat(info.passthrough().pending()).isEqualTo(pending);
        assertThat(info.passthrough().resetMethod()).isNull();
        assertThat(info.sriov()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "<dependentDevice>0000:3b:00.0</dependentDevice>, 0000:3b:00.0",
                "<dependentDevice>0000:3a:02.0</dependentDevice>, 0000:3a:02.0",
                "<dependentDevice></dependentDevice>, -",
                "'', -"
            })
    void theDependentDeviceIsItselfABridgeOrNotSaid(String member, String dependent) {
        PassthruInfo info = only("HostPciPassthruInfo", flags(true, false, false) + member);
        assertThat(info.passthrough().dependentDevice()).isEqualTo(dependent == null ? null : PciAddress.of(dependent));
    }

    @Test
    void whatIsNotSaidIsUnknown() {
        PassthruInfo info = only("HostPciPassthruInfo", "");
        assertThat(info.passthrough().capable()).isNull();
        assertThat(info.passthrough().context()).isNull();
        assertThat(info.passthrough().pending()).isNull();
    }

    @Test
    void aSubtypeTellsOfVirtualFunctionsAndOneThatIsNotKnownIsReadAsItsBase() {
        String sriov = flags(true, false, false)
                + "<sriovEnabled>true</sriovEnabled><sriovCapable>true</sriovCapable><sriovActive>false</sriovActive>"
                + "<numVirtualFunctionRequested>8</numVirtualFunctionRequested>"
                + "<numVirtualFunction>0</numVirtualFunction>"
                + "<maxVirtualFunctionSupported>64</maxVirtualFunctionSupported>";
        PassthruInfo port = only("HostSriovInfo", sriov);
        assertThat(port.sriov()).isEqualTo(new Sriov(Sriov.Role.PHYSICAL, null, true, false, 0, 64));
        assertThat(port.hasVirtualFunctions()).isFalse();
        assertThat(only("HostSriovInfo", sriov.replace("<sriovActive>false", "<sriovActive>true"))
                        .hasVirtualFunctions())
                .isTrue();
        assertThat(only("HostSriovInfo", sriov.replace("<sriovCapable>true", "<sriovCapable>false"))
                        .sriov())
                .isNull();
        PassthruInfo newer = only("HostNextGenerationInfo", flags(true, true, true) + "<flavour>7</flavour>");
        assertThat(newer.passthrough().context()).isEqualTo(DeviceContext.PASSTHROUGH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<passthruActive>perhaps</passthruActive> | passthruActive \"perhaps\" is neither true nor false",
                "<dependentDevice>PCI 0:175:0:2</dependentDevice> | dependentDevice \"PCI 0:175:0:2\" is no PCI address",
                "<sriovCapable>true</sriovCapable><numVirtualFunction>x</numVirtualFunction> | numVirtualFunction \"x\" is no number"
            })
    void aFactThatIsNoneIsRefused(String member, String reason) {
        assertThatThrownBy(() -> only("HostPciPassthruInfo", member))
                .isInstanceOf(BadFact.class)
                .hasMessage(reason);
    }

    private static PassthruInfo only(String type, String members) {
        List<PassthruInfo> infos = PassthruInfo.all(
                Vim.value("<HostPciPassthruInfo type=\"%s\"><id>0000:3b:00.0</id>%s</HostPciPassthruInfo>"
                        .formatted(type, members)));
        assertThat(infos).hasSize(1);
        return infos.get(0);
    }

    static String flags(boolean capable, boolean enabled, boolean active) {
        return "<passthruEnabled>%s</passthruEnabled><passthruCapable>%s</passthruCapable><passthruActive>%s</passthruActive>"
                .formatted(enabled, capable, active);
    }
}
