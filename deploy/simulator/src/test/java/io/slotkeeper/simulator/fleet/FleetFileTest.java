package io.slotkeeper.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class FleetFileTest {
    @Test
    void textThatLooksLikeANumberStaysText() throws IOException {
        FleetSpec fleet = FleetFile.parse(
                """
                hosts:
                  - name: h
                    version: 8.0
                    functions:
                      - {at: 0000:02:00.0, id: 8086:1533, class: 0200}
                """);

        assertThat(fleet.hosts().get(0).functions().get(0).at()).isEqualTo("0000:02:00.0");
        PciFunction function = PciFunction.of(fleet.hosts().get(0).functions().get(0));
        assertThat(function.classCode()).isEqualTo(0x0200);
        assertThat(function.dependsOn()).isEqualTo(function.address());
        assertThat(function.capable()).isTrue();
    }

    @Test
    void theExampleInTheReadmeIsAFleet() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("```yaml\n") + "```yaml\n".length();

        Fleet fleet =
                new Fleet(FleetFile.parse(readme.substring(begin, readme.indexOf("```", begin))), Clock.systemUTC());

        assertThat(fleet.now().vmNamed("ai").isPinned()).isTrue();
    }

    @Test
    void aTypingMistakeIsAnError() {
        assertThatThrownBy(() -> FleetFile.parse("hosts: [{name: h, verson: 8.0}]"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("verson");
    }

    @Test
    void aVmNeedsItsHost() throws IOException {
        FleetSpec fleet = FleetFile.parse("vms: [{name: v, host: nowhere}]");

        assertThatThrownBy(() -> new Fleet(fleet, Clock.systemUTC())).hasMessageContaining("nowhere");
    }

    @Test
    void twoFunctionsDoNotShareAnAddress() throws IOException {
        FleetSpec fleet = FleetFile.parse(
                "hosts: [{name: h, functions: [{at: 0000:02:00.0, id: 8086:1533}, {at: 0000:02:00.0, id: 8086:1533}]}]");

        assertThatThrownBy(() -> new Fleet(fleet, Clock.systemUTC())).hasMessageContaining("0000:02:00.0");
    }

    @Test
    void theSameSeedIsTheSameFleet() {
        assertThat(FleetGenerator.generate(30, 40, 7)).isEqualTo(FleetGenerator.generate(30, 40, 7));
        assertThat(FleetGenerator.generate(30, 40, 7)).isNotEqualTo(FleetGenerator.generate(30, 40, 8));
    }

    @Test
    void aGeneratedFleetHasWhatWasAskedFor() {
        Fleet fleet = new Fleet(FleetGenerator.generate("60x40", 1), Clock.systemUTC());

        assertThat(fleet.now().hosts()).hasSize(60).allSatisfy(host -> assertThat(host.functions())
                .hasSize(40));
        assertThat(fleet.now().vms()).hasSize(300);
        assertThat(fleet.now().hosts().filter(Host::maintenance)).hasSize(1);
        assertThat(fleet.now().vms().filter(Vm::isPinned)).hasSize(6).allMatch(Vm::reservesAll);
        assertThat(FleetGenerator.generate(1, 200, 1)
                        .clusters()
                        .get(0)
                        .hosts()
                        .get(0)
                        .functions())
                .hasSize(198);
    }

    @Test
    void aFleetTooSmallIsRefused() {
        assertThatThrownBy(() -> FleetGenerator.generate("0x40", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FleetGenerator.generate("5x3", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FleetGenerator.generate("five", 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
