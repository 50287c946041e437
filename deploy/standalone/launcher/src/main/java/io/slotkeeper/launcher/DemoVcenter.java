package io.slotkeeper.launcher;

import io.slotkeeper.launcher.demo.Vcenter;
import io.slotkeeper.launcher.door.Loopback;
import io.slotkeeper.simulator.Simulator;
import io.slotkeeper.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The demonstration's simulated vCenter, in this process. An installation that has once seen the demonstration keeps it,
 * because its source stays registered; its user and password lie where inventory looks credentials up.
 */
final class DemoVcenter implements AutoCloseable {
    private static final int PORT = 8989;
    private static final int PASSWORD_BYTES = 16;
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";

    private final Simulator simulator;
    private final Path announcement;

    private DemoVcenter(Simulator simulator, Path announcement) {
        this.simulator = simulator;
        this.announcement = announcement;
    }

    /** Makes credentials for it where there are none, and with that decides that the installation has one. */
    static void prepare(Path data) throws IOException {
        Path file = credentials(data);
        if (Files.exists(file)) {
            return;
        }
        for (Path directory : new Path[] {data, data.resolve("secrets"), DataDirectory.sourceCredentials(data)}) {
            DataDirectory.makePrivate(directory);
        }
        byte[] password = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(password);
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                partial,
                "host=127.0.0.1\n" + USERNAME + "=" + SimulatorOptions.USER + "\n" + PASSWORD + "="
                        + HexFormat.of().formatHex(password) + "\n");
        Files.move(partial, file);
    }

    /** Whether the installation has one. */
    static boolean isWanted(Path data) {
        return Files.exists(credentials(data));
    }

    /** Starts it with the bundled fleet, and says in {@code run/} where it is. */
    static DemoVcenter start(Path data) throws IOException {
        Properties credentials = new Properties();
        try (Reader file = Files.newBufferedReader(credentials(data), StandardCharsets.UTF_8)) {
            credentials.load(file);
        }
        Simulator simulator = Simulator.start(SimulatorOptions.demo(credentials.getProperty(PASSWORD, ""))
                .withUser(credentials.getProperty(USERNAME, SimulatorOptions.USER))
                .withTls()
                .withPort(Loopback.portOrAnother(PORT))
                .withControlPort(0));
        Path announcement = Vcenter.announcement(data);
        new Vcenter(
                        simulator.url().toString(),
                        simulator.controlUrl().orElseThrow().toString(),
                        simulator.certificate().thumbprint())
                .announce(announcement);
        return new DemoVcenter(simulator, announcement);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(announcement);
        simulator.close();
    }

    private static Path credentials(Path data) {
        return DataDirectory.sourceCredentials(data).resolve(Vcenter.SOURCE);
    }
}
