package io.slotkeeper.inventory.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A made-up Linux host for the agent: a tree of sysfs, commands that answer what they are told, and settings. */
public final class Machine {
    private static final long LIMIT_SECONDS = 60;

    private final Path directory;
    private final Path root;
    private boolean bare;
    private final Map<String, String> mounts = new LinkedHashMap<>();

    /** What a run of the agent printed and how it ended. */
    public record Run(int status, String output, String errors) {
        /** The JSON that a dry run would send. */
        public String json() {
            String mark = "Content-Type: application/json\n\n";
            return output.substring(output.indexOf(mark) + mark.length());
        }
    }

    public Machine(Path directory) {
        this.directory = directory;
        this.root = directory.resolve("root");
        create(root.resolve("sys/class/iommu"));
        create(directory.resolve("bin"));
        create(directory.resolve("tmp"));
        command("lspci", "echo 'Slot:\t0000:00:00.0'");
        route("default via 192.0.2.1 dev eno1 proto static");
        settings("url=https://slotkeeper.example.org\nhost=kvm-01\n");
    }

    /** A host with one disk on a SATA controller and one card, as most are. */
    public static Machine plain(Path directory) {
        Machine machine = new Machine(directory);
        machine.disk("0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0/block/sda", "8:0");
        machine.partition("sda", "sda2", "8:2");
        machine.mounted("/", "8:2", "ext4", "/dev/sda2");
        machine.card("0000:00:1c.0/0000:02:00.0", "eno1");
        return machine;
    }

    public void settings(String text) {
        write(directory.resolve("agent.conf"), text);
    }

    public Path token(String text, String permissions) {
        Path token = directory.resolve("token");
        write(token, text);
        permit(token, permissions);
        return token;
    }

    public void command(String name, String script) {
        Path command = directory.resolve("bin").resolve(name);
        write(command, "#!/bin/sh\n" + script + "\n");
        permit(command, "rwx------");
    }

    public void route(String version4) {
        route(version4, "");
    }

    public void route(String version4, String version6) {
        command(
                "ip",
                "case $1 in -4) cat <<'END'\n%s\nEND\n;; -6) cat <<'END'\n%s\nEND\n;; esac"
                        .formatted(version4, version6));
    }

    /** What {@code findmnt} answers for the place from now on; a place that is not named is no mount point. */
    public void mounted(String place, String number, String type, String source) {
        mounts.put(place, "'%s') echo '  %s %s  %s' ;;".formatted(place, number, type, source));
        command(
                "findmnt",
                "for last in \"$@\"; do :; done\ncase $last in\n%s\n*) exit 1 ;;\nesac"
                        .formatted(String.join("\n", mounts.values())));
    }

    /** A block device at a place below the root bus, or below {@code virtual}. */
    public void disk(String place, String number) {
        Path device = root.resolve("sys/devices")
                .resolve(place.startsWith("virtual") ? "" : "pci0000:00")
                .resolve(place);
        create(device.resolve("slaves"));
        block(device, number);
    }

    public void partition(String disk, String name, String number) {
        Path device = real("sys/class/block/" + disk).resolve(name);
        create(device);
        write(device.resolve("partition"), "1\n");
        block(device, number);
    }

    /** A device of device mapper or md, with what it lies on. */
    public void stacked(String name, String number, String... below) {
        disk("virtual/block/" + name, number);
        for (String slave : below) {
            link(real("sys/class/block/" + name).resolve("slaves").resolve(slave), real("sys/class/block/" + slave));
        }
    }

    /** A disk of an NVMe subsystem with a controller at each place. */
    public void nvmeSubsystem(String disk, String number, String... controllers) {
        disk("virtual/nvme-subsystem/nvme-subsys0/" + disk, number);
        Path subsystem = root.resolve("sys/devices/virtual/nvme-subsystem/nvme-subsys0");
        for (int i = 0; i < controllers.length; i++) {
            Path function = root.resolve("sys/devices/pci0000:00").resolve(controllers[i]);
            Path controller = function.resolve("nvme/nvme" + i);
            create(controller.resolve("nvme" + i + "c" + i + "n1"));
            link(controller.resolve("device"), function);
            link(subsystem.resolve("nvme" + i), controller);
        }
    }

    public void btrfs(String id, String... members) {
        for (String member : members) {
            link(
                    root.resolve("sys/fs/btrfs").resolve(id).resolve("devices").resolve(member),
                    real("sys/class/block/" + member));
        }
    }

    /** A network card at a place below the root bus. */
    public void card(String place, String interfaceName) {
        Path function = root.resolve("sys/devices/pci0000:00").resolve(place);
        Path net = function.resolve("net").resolve(interfaceName);
        create(net);
        link(net.resolve("device"), function);
        link(root.resolve("sys/class/net").resolve(interfaceName), net);
    }

    /** A bridge, bond, VLAN or tap, with what it lies on. */
    public void virtualInterface(String name, String... lower) {
        Path net = root.resolve("sys/devices/virtual/net").resolve(name);
        create(net);
        link(root.resolve("sys/class/net").resolve(name), net);
        for (String below : lower) {
            link(net.resolve("lower_" + below), real("sys/class/net/" + below));
        }
    }

    public void file(String place) {
        write(root.resolve(place), "");
    }

    /** From now on no command is found but those that were made up. */
    public void withoutTools() {
        bare = true;
    }

    public Run dryRun() {
        return run("--dry-run");
    }

    /** Runs the agent on this machine. */
    public Run run(String... arguments) {
        Path agent = Path.of(System.getProperty("repository.root"), "deploy/agents/slotkeeper-agent");
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                agent.toString(),
                "--conf",
                directory.resolve("agent.conf").toString(),
                "--root",
                root.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("output").toFile())
                .redirectError(directory.resolve("errors").toFile());
        builder.environment()
                .merge("PATH", directory.resolve("bin").toString(), (old, bin) -> bare ? bin : bin + ":" + old);
        builder.environment().put("TMPDIR", directory.resolve("tmp").toString());
        try {
            Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the agent does not end: " + read("errors"));
            }
            return new Run(process.exitValue(), read("output"), read("errors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String read(String file) {
        try {
            return Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void block(Path device, String number) {
        link(root.resolve("sys/class/block").resolve(device.getFileName()), device);
        link(root.resolve("sys/dev/block").resolve(number), device);
    }

    private Path real(String place) {
        try {
            return root.resolve(place).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, Path target) {
        try {
            create(link.getParent());
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            create(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void permit(Path file, String permissions) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
