package io.slotkeeper.simulator;

import io.slotkeeper.simulator.fleet.FleetFile;
import io.slotkeeper.simulator.fleet.FleetGenerator;
import io.slotkeeper.simulator.fleet.FleetSpec;
import java.time.Clock;
import java.time.Duration;

/**
 * How to start a simulator.
 *
 * @param port of the web service; 0: any free one
 * @param controlPort of the control endpoint; 0: any free one; -1: none
 * @param idle after which a session ends
 */
public record SimulatorOptions(
        FleetSpec fleet,
        String user,
        String password,
        boolean tls,
        int port,
        int controlPort,
        Duration idle,
        Clock clock) {
    public static final String USER = "administrator@vsphere.local";

    /** The demonstration's fleet over plain HTTP on any free port, without a control endpoint. */
    public static SimulatorOptions demo(String password) {
        return of(FleetFile.demo(), password);
    }

    /**
     * A generated fleet, served as the demonstration is.
     *
     * @param seed the same seed is the same fleet
     */
    public static SimulatorOptions generated(int hosts, int functions, long seed, String password) {
        return of(FleetGenerator.generate(hosts, functions, seed), password);
    }

    public static SimulatorOptions of(FleetSpec fleet, String password) {
        return new SimulatorOptions(fleet, USER, password, false, 0, -1, Duration.ofMinutes(30), Clock.systemUTC());
    }

    public SimulatorOptions withUser(String name) {
        return new SimulatorOptions(fleet, name, password, tls, port, controlPort, idle, clock);
    }

    public SimulatorOptions withTls() {
        return new SimulatorOptions(fleet, user, password, true, port, controlPort, idle, clock);
    }

    public SimulatorOptions withPort(int number) {
        return new SimulatorOptions(fleet, user, password, tls, number, controlPort, idle, clock);
    }

    public SimulatorOptions withControlPort(int number) {
        return new SimulatorOptions(fleet, user, password, tls, port, number, idle, clock);
    }

    public SimulatorOptions withIdle(Duration time) {
        return new SimulatorOptions(fleet, user, password, tls, port, controlPort, time, clock);
    }

    public SimulatorOptions withClock(Clock other) {
        return new SimulatorOptions(fleet, user, password, tls, port, controlPort, idle, other);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SimulatorOptions[user=%s, tls=%s, port=%d]".formatted(user, tls, port);
    }
}
