package io.slotkeeper.simulator;

import io.slotkeeper.simulator.fleet.FleetFile;
import io.slotkeeper.simulator.fleet.FleetGenerator;
import io.slotkeeper.simulator.fleet.FleetSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The simulator as a process: prints one line, {@code READY url=… [control=…] [thumbprint=…]}, when it answers, and runs
 * until it is ended.
 */
@Command(name = "simulator", mixinStandardHelpOptions = true, description = "Runs a simulated vCenter on loopback.")
public final class SimulatorMain implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8989",
            description = "Of the web service; 0: any free one. ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--fleet", description = "The fleet's file; without it, the bundled demonstration.")
    private @Nullable Path fleet;

    @Option(names = "--generate", paramLabel = "HOSTSxFUNCTIONS", description = "A generated fleet instead of a file.")
    private @Nullable String generate;

    @Option(names = "--seed", defaultValue = "1", description = "Of the generated fleet. ${DEFAULT-VALUE}")
    private long seed;

    @Option(names = "--user", defaultValue = SimulatorOptions.USER, description = "Who may log in. ${DEFAULT-VALUE}")
    private String user = SimulatorOptions.USER;

    @Option(
            names = "--password-file",
            required = true,
            description = "Holds the password; a last line end is not part of it.")
    private @Nullable Path passwordFile;

    @Option(names = "--tls", description = "HTTPS with a certificate made at the start.")
    private boolean tls;

    @Option(names = "--certificate-file", description = "Where to write that certificate, as PEM.")
    private @Nullable Path certificateFile;

    @Option(
            names = "--control",
            paramLabel = "PORT",
            description = "Of the control endpoint; 0: any free one. None without it.")
    private int control = -1;

    @Option(names = "--idle-minutes", defaultValue = "30", description = "After which a session ends. ${DEFAULT-VALUE}")
    private int idleMinutes;

    @Option(names = "--until-input-ends", description = "End with the standard input, so as not to outlive the parent.")
    private boolean untilInputEnds;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SimulatorMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulatorOptions options = new SimulatorOptions(
                fleet(), user, password(), tls, port, control, Duration.ofMinutes(idleMinutes), Clock.systemUTC());
        try (Simulator simulator = Simulator.start(options)) {
            if (tls && certificateFile != null) {
                Files.writeString(certificateFile, simulator.certificate().pem());
            }
            System.out.println(ready(simulator));
            untilTheEnd();
        }
        return 0;
    }

    private FleetSpec fleet() throws IOException {
        if (generate != null) {
            return FleetGenerator.generate(generate, seed);
        }
        return fleet == null ? FleetFile.demo() : FleetFile.read(fleet);
    }

    private String password() throws IOException {
        if (passwordFile == null) {
            throw new IllegalStateException("picocli lets no call through without --password-file");
        }
        return Files.readString(passwordFile, StandardCharsets.UTF_8).replaceFirst("\\R$", "");
    }

    private String ready(Simulator simulator) {
        StringBuilder line = new StringBuilder("READY url=").append(simulator.url());
        simulator.controlUrl().ifPresent(url -> line.append(" control=").append(url));
        if (tls) {
            line.append(" thumbprint=").append(simulator.certificate().thumbprint());
        }
        return line.toString();
    }

    private void untilTheEnd() throws IOException, InterruptedException {
        if (!untilInputEnds) {
            new CountDownLatch(1).await();
        }
        while (System.in.read() >= 0) {
            // whatever is said is ignored; only the end matters
        }
    }
}
