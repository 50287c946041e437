package io.slotkeeper.inventory.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.connector.manual.JsonReportReader;
import io.slotkeeper.inventory.domain.Iommu;
import io.slotkeeper.inventory.domain.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shell agent on made-up machines; what it would send is read by the reader of the service. */
class AgentTest {
    private static final String SATA = "0000:00:1f.2 BOOT_STORAGE sda, mounted on /";
    private static final String UPLINK = "0000:02:00.0 MANAGEMENT_UPLINK eno1, default route";

    @TempDir
    private Path directory;

    private Machine machine;

    @BeforeEach
    void aPlainMachine() {
        machine = Machine.plain(directory);
    }

    @Test
    void aDryRunPrintsBothReportsAndSendsNothing() {
        machine.command("curl", "touch " + directory + "/sent");
        Machine.Run run = machine.dryRun();
        assertThat(run.errors()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.output())
                .isEqualTo(
                        """
                        POST https://slotkeeper.example.org/api/inventory/v1/hosts/kvm-01/reports
                        Content-Type: text/x-lspci

                        Slot:	0000:00:00.0

                        POST https://slotkeeper.example.org/api/inventory/v1/hosts/kvm-01/reports?source=agent
                        Content-Type: application/json

                        {"iommu":"OFF","hostUses":[
                        {"address":"0000:00:1f.2","use":"BOOT_STORAGE","detail":"sda, mounted on /"},
                        {"address":"0000:02:00.0","use":"MANAGEMENT_UPLINK","detail":"eno1, default route"}
                        ]}

                        """);
        assertThat(directory.resolve("sent")).doesNotExist();
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void lspciIsAskedForEverythingAtOnce() {
        machine.command("lspci", "echo \"$*\"");
        assertThat(machine.dryRun().output()).contains("-D -PP -vmmnnk\n");
    }

    @Test
    void theIommuIsOnWhereAUnitOfItIs() {
        assertThat(report(machine.dryRun()).iommu()).isEqualTo(Iommu.OFF);
        machine.file("sys/class/iommu/dmar0");
        assertThat(report(machine.dryRun()).iommu()).isEqualTo(Iommu.ON);
    }

    @Test
    void everyBootPartitionIsTold() {
        machine.disk("0000:00:1d.0/0000:01:00.0/nvme/nvme0/nvme0n1", "259:0");
        machine.partition("nvme0n1", "nvme0n1p1", "259:1");
        machine.mounted("/boot", "8:0", "ext4", "/dev/sda");
        machine.mounted("/boot/efi", "0:51", "autofs", "systemd-1\n259:1 vfat /dev/nvme0n1p1");
        assertThat(uses(machine.dryRun()))
                .containsExactly(
                        SATA,
                        "0000:00:1f.2 BOOT_STORAGE sda, mounted on /boot",
                        "0000:01:00.0 BOOT_STORAGE nvme0n1, mounted on /boot/efi",
                        UPLINK);
    }

    @Test
    void volumesOverArraysOverDisksAreFollowedToEveryController() {
        machine.disk("0000:00:03.0/0000:05:00.0/host1/target1:0:0/1:0:0:0/block/sdb", "8:16");
        machine.partition("sdb", "sdb1", "8:17");
        machine.stacked("md127", "9:127", "sda2", "sdb1");
        machine.partition("md127", "md127p1", "259:7");
        machine.stacked("dm-0", "253:0", "md127p1");
        machine.stacked("dm-1", "253:1", "dm-0");
        root("253:1", "xfs", "/dev/mapper/vg-root");
        assertThat(uses(machine.dryRun())).containsExactly(SATA, UPLINK, "0000:05:00.0 BOOT_STORAGE sdb, mounted on /");
    }

    @Test
    void aDiskOnUsbIsToldAsSuch() {
        machine.disk("0000:00:14.0/usb2/2-1/2-1:1.0/host6/target6:0:0/6:0:0:0/block/sdc", "8:32");
        root("8:32", "ext4", "/dev/sdc");
        assertThat(uses(machine.dryRun())).containsExactly("0000:00:14.0 USB_BOOT sdc, mounted on /", UPLINK);
    }

    @Test
    void aDiskOfAnNvmeSubsystemHangsOnAllItsControllers() {
        machine.nvmeSubsystem("nvme0n1", "259:0", "0000:00:1d.0/0000:01:00.0", "0000:00:1d.4/0000:03:00.0");
        machine.partition("nvme0n1", "nvme0n1p2", "259:2");
        root("259:2", "ext4", "/dev/nvme0n1p2");
        assertThat(uses(machine.dryRun()))
                .containsExactly(
                        "0000:01:00.0 BOOT_STORAGE nvme0n1, mounted on /",
                        UPLINK,
                        "0000:03:00.0 BOOT_STORAGE nvme0n1, mounted on /");
    }

    @Test
    void aFileSystemOfBtrfsIsFollowedToAllItsDisks() {
        machine.disk("0000:00:03.0/0000:05:00.0/host1/target1:0:0/1:0:0:0/block/sdb", "8:16");
        machine.btrfs("one", "sda2", "sdb");
        root("0:25", "btrfs", "/dev/sda2[/@]");
        assertThat(uses(machine.dryRun())).containsExactly(SATA, UPLINK, "0000:05:00.0 BOOT_STORAGE sdb, mounted on /");
    }

    @ParameterizedTest
    @CsvSource({"0:25, zfs, rpool/ROOT/pve-1", "0:44, nfs4, 192.0.2.9:/root", "8:99, ext4, /dev/sdz9"})
    void aRootThatCannotBeFoundOutIsNotGuessedAndNothingIsToldAboutWhatTheHostLivesOn(
            String number, String type, String source) {
        root(number, type, source);
        Machine.Run run = machine.dryRun();
        assertThat(run.status()).isEqualTo(5);
        assertThat(run.errors()).contains("boot_disks in " + directory.resolve("agent.conf"));
        assertThat(run.output()).contains("Slot:\t0000:00:00.0");
        assertThat(report(run).hostUses()).isNull();
        assertThat(report(run).iommu()).isEqualTo(Iommu.OFF);
    }

    @Test
    void whatCannotBeFoundOutCanBeNamed() {
        root("0:25", "zfs", "rpool/ROOT/pve-1");
        machine.settings("url=https://slotkeeper.example.org\nhost=kvm-01\nboot_disks=/dev/sda\n");
        assertThat(uses(machine.dryRun()))
                .containsExactly("0000:00:1f.2 BOOT_STORAGE sda, named in the settings", UPLINK);
        machine.settings("url=https://slotkeeper.example.org\nhost=kvm-01\nboot_disks=none\n");
        assertThat(uses(machine.dryRun())).containsExactly(UPLINK);
        machine.settings("url=https://slotkeeper.example.org\nhost=kvm-01\nboot_disks=sda sdz\n");
        assertThat(machine.dryRun().status()).isEqualTo(5);
    }

    @Test
    void bridgesBondsAndVlansAreFollowedToEveryCard() {
        machine.card("0000:00:1c.0/0000:02:00.1", "eno2");
        machine.virtualInterface("bond0", "eno1", "eno2");
        machine.virtualInterface("bond0.20", "bond0");
        machine.virtualInterface("vnet7");
        machine.virtualInterface("br0", "vnet7", "bond0.20");
        machine.route("default via 192.0.2.1 dev br0 proto static metric 100");
        assertThat(uses(machine.dryRun()))
                .containsExactly(
                        SATA,
                        "0000:02:00.0 MANAGEMENT_UPLINK eno1, default route through br0",
                        "0000:02:00.1 MANAGEMENT_UPLINK eno2, default route through br0");
    }

    @Test
    void everyDefaultRouteOfBothProtocolsCounts() {
        machine.card("0000:00:1c.0/0000:02:00.1", "eno2");
        machine.card("0000:00:14.0/usb1/1-2/1-2:1.0", "enx0");
        machine.file("proc/net/if_inet6");
        machine.route(
                "default proto static \n\tnexthop via 192.0.2.1 dev eno1 weight 1\n\tnexthop via 192.0.2.2 dev eno2 weight 1",
                "default via fe80::1 dev enx0 proto ra metric 1024 pref medium\nunreachable default dev lo metric 4294967295");
        assertThat(uses(machine.dryRun()))
                .containsExactly(
                        "0000:00:14.0 MANAGEMENT_UPLINK enx0, default route",
                        SATA,
                        UPLINK,
                        "0000:02:00.1 MANAGEMENT_UPLINK eno2, default route");
    }

    @Test
    void anUplinkWithoutACardIsNotGuessed() {
        machine.virtualInterface("ovsbr0");
        machine.route("default via 192.0.2.1 dev ovsbr0");
        Machine.Run run = machine.dryRun();
        assertThat(run.status()).isEqualTo(5);
        assertThat(run.errors()).contains("no PCI card found under the network interface ovsbr0");
        assertThat(report(run).hostUses()).isNull();
        machine.settings("url=https://slotkeeper.example.org\nhost=kvm-01\nuplinks=eno1\n");
        assertThat(uses(machine.dryRun()))
                .containsExactly(SATA, "0000:02:00.0 MANAGEMENT_UPLINK eno1, named in the settings");
    }

    @ParameterizedTest
    @CsvSource({"'', there is no default route", "unreachable default dev lo metric 1, there is no default route"})
    void aHostWithoutADefaultRouteIsNotGuessedEither(String route, String message) {
        machine.route(route);
        Machine.Run run = machine.dryRun();
        assertThat(run.status()).isEqualTo(5);
        assertThat(run.errors()).contains(message);
    }

    @Test
    void loopsInTheTreeEnd() {
        machine.virtualInterface("a0");
        machine.virtualInterface("b0", "a0");
        machine.command("ip", "echo default dev b0");
        loop("sys/devices/virtual/net/a0/lower_b0", "sys/devices/virtual/net/b0");
        assertThat(machine.dryRun().status()).isEqualTo(5);
        machine.stacked("dm-0", "253:0");
        loop("sys/devices/virtual/block/dm-0/slaves/dm-0", "sys/devices/virtual/block/dm-0");
        machine.route("default dev eno1");
        root("253:0", "ext4", "/dev/dm-0");
        assertThat(machine.dryRun().status()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host=kvm-01 | url must begin with https://",
                "url=http://slotkeeper.example.org:8080\\nhost=kvm-01 | http:// only to localhost",
                "url=http://localhost.example.org:8080\\nhost=kvm-01 | http:// only to localhost",
                "url=https://slotkeeper.example.org | host must be the id",
                "url=https://slotkeeper.example.org\\nhost=KVM 01 | host must be the id",
                "url=https://slotkeeper.example.org\\nhost=../vms | host must be the id",
                "url=https://slotkeeper.example.org\\nhost=kvm-01\\ntoken=abc | is no setting",
                "touch $TMPDIR/run | is no setting"
            })
    void wrongSettingsAreToldAndNeverRun(String settings, String message) {
        machine.settings(settings.replace("\\n", "\n"));
        Machine.Run run = machine.dryRun();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).contains(message);
        assertThat(run.output()).isEmpty();
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void wrongCallsAreTold() {
        assertThat(machine.run("--loud").errors()).contains("--loud is no option");
        assertThat(machine.run("--conf").errors()).contains("--conf needs a value");
        assertThat(machine.run("--conf", "/nowhere/agent.conf").status()).isEqualTo(2);
        assertThat(machine.run("--help")).satisfies(run -> {
            assertThat(run.status()).isZero();
            assertThat(run.output()).contains("--dry-run");
        });
    }

    @Test
    void whereLspciDoesNotAnswerNothingIsTold() {
        machine.command("lspci", "echo 'lspci: Cannot open /proc/bus/pci' >&2; exit 1");
        assertThat(machine.dryRun()).satisfies(run -> {
            assertThat(run.status()).isEqualTo(4);
            assertThat(run.output()).isEmpty();
            assertThat(run.errors()).contains("Cannot open", "lspci -D -PP -vmmnnk failed");
        });
        machine.command("lspci", ":");
        assertThat(machine.dryRun().status()).isEqualTo(4);
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void aToolThatIsMissingIsTold(@TempDir Path other) {
        assumeFalse(Files.exists(Path.of("/usr/sbin/findmnt")), "findmnt lies where the agent looks by itself");
        Machine bare = new Machine(other);
        bare.withoutTools();
        assertThat(bare.dryRun()).isEqualTo(new Machine.Run(3, "", "slotkeeper-agent: findmnt is missing\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc.def-123 | rw-r----- | others can read the token file",
                "abc.def-123 | rw----r-- | others can read the token file",
                "abc.def-123 | rw---x--- | others can read the token file",
                "'' | rw------- | is empty",
                "abc\"def | rw------- | holds no bearer token"
            })
    void aTokenThatOthersCanReadOrThatIsNoneIsNotUsed(String token, String permissions, String message) {
        Path file = machine.token(token, permissions);
        machine.command("curl", "touch " + directory + "/sent");
        machine.settings("url=https://slotkeeper.example.org\nhost=kvm-01\ntoken_file=" + file + "\n");
        Machine.Run run = machine.run();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errors()).contains(message).doesNotContain("abc");
        assertThat(directory.resolve("sent")).doesNotExist();
    }

    @Test
    void theTokenReachesCurlThroughItsInputOnly() {
        withToken();
        machine.command("curl", "echo \"$*\" >>%1$s/called; cat >>%1$s/input; printf 200".formatted(directory));
        Machine.Run run = machine.run();
        assertThat(run).isEqualTo(new Machine.Run(0, "", ""));
        assertThat(machine.read("called").lines())
                .hasSize(2)
                .noneMatch(line -> line.contains("abc.def-123"))
                .allMatch(line -> line.startsWith("-q --config -"))
                .noneMatch(line -> line.contains("--insecure") || line.contains(" -k"));
        assertThat(machine.read("input")).isEqualTo("header = \"Authorization: Bearer abc.def-123\"\n".repeat(2));
    }

    @Test
    void anAuthorityOfOnesOwnIsGivenToCurl() {
        withToken();
        machine.settings(machine.read("agent.conf") + "ca_file=/etc/own ca.pem\n");
        machine.command("curl", "for a in \"$@\"; do echo \"$a\"; done >>%s/called; printf 200".formatted(directory));
        assertThat(machine.run().status()).isZero();
        assertThat(machine.read("called")).contains("--cacert\n/etc/own ca.pem\n");
    }

    @Test
    void whatTheServiceRefusesIsTold() {
        withToken();
        machine.command(
                "curl",
                "while [ $# -gt 0 ]; do if [ \"$1\" = --output ]; then echo '{\"status\":404,\"detail\":\"Nobody registered"
                        + " kvm-01\"}' >\"$2\"; fi; shift; done; printf 404");
        assertThat(machine.run())
                .isEqualTo(new Machine.Run(
                        6,
                        "",
                        "slotkeeper-agent: https://slotkeeper.example.org answered 404: Nobody registered kvm-01\n"));
        machine.command("curl", "echo 'curl: (7) Failed to connect' >&2; exit 7");
        assertThat(machine.run().errors()).contains("curl: (7)", "https://slotkeeper.example.org was not reached");
        assertThat(machine.run().status()).isEqualTo(6);
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void theFunctionsAreSentAlsoWhereTheRestIsNotKnown() {
        withToken();
        root("0:25", "zfs", "rpool/ROOT/pve-1");
        machine.command("curl", "echo \"$*\" >>%s/called; printf 200".formatted(directory));
        assertThat(machine.run().status()).isEqualTo(5);
        assertThat(machine.read("called").lines()).hasSize(2);
    }

    @Test
    void theUnitsAndTheExampleFitTheAgent() throws IOException {
        Path agents = Path.of(System.getProperty("repository.root"), "deploy/agents");
        assertThat(Files.isExecutable(agents.resolve("slotkeeper-agent"))).isTrue();
        machine.settings(Files.readString(agents.resolve("agent.conf.example")).replaceAll("(?m)^#(\\w)", "$1"));
        machine.route("default dev eno1");
        assertThat(machine.dryRun().errors()).doesNotContain("no setting");
        try (Stream<Path> files = Files.list(agents)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "README.md",
                            "agent.conf.example",
                            "slotkeeper-agent",
                            "slotkeeper-agent.cron",
                            "slotkeeper-agent.service",
                            "slotkeeper-agent.timer");
        }
        for (String unit : List.of("slotkeeper-agent.service", "slotkeeper-agent.cron")) {
            assertThat(Files.readString(agents.resolve(unit))).contains("/usr/local/bin/slotkeeper-agent\n");
        }
    }

    private void withToken() {
        Path token = machine.token("abc.def-123\n", "rw-------");
        machine.settings("url=https://slotkeeper.example.org/\nhost=kvm-01\ntoken_file=" + token + "\n");
    }

    /** The root lies elsewhere than on the plain machine's disk. */
    private void root(String number, String type, String source) {
        machine.mounted("/", number, type, source);
    }

    private void loop(String link, String target) {
        try {
            Path root = directory.resolve("root");
            Files.createSymbolicLink(root.resolve(link), root.resolve(target));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> uses(Machine.Run run) {
        assertThat(run.errors()).isEmpty();
        assertThat(run.status()).isZero();
        return report(run).hostUses().stream()
                .map(use -> use.address() + " " + use.kind() + " " + use.detail())
                .toList();
    }

    private static Report report(Machine.Run run) {
        Reading reading = new JsonReportReader(new ObjectMapper()).read(run.json());
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).report();
    }
}
