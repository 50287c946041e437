package io.slotkeeper.launcher;

import io.slotkeeper.engine.TokenMint;
import io.slotkeeper.launcher.demo.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the suite, or asks something of the one that runs. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        customSynopsis = "deploy/up [options]",
        description = "Starts PostgreSQL, Kafka and the four services and stays with them until Ctrl-C or 'down'.")
final class UpCommand implements Callable<Integer> {
    private static final int PORT_MAX = 65_535;

    @Mixin
    private Installation installation = new Installation();

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "N",
            description = "The front door's port; another free one if it is taken, any free one for 0. Default: 8080.")
    private int port;

    @Option(names = "--detach", description = "Return as soon as the suite can be used.")
    private boolean detach;

    @Option(names = "--demo", description = "Load a small fleet and play the founding story against it.")
    private boolean demo;

    @Option(
            names = "--login",
            defaultValue = "admin",
            paramLabel = "ROLE",
            description = "Whom the login link logs in: viewer, requester, approver, operator or admin (default).")
    private String role;

    @Option(names = "--login-link", description = "Print a new login link for the suite that runs, and end.")
    private boolean loginLink;

    @Option(names = "--story", description = "Play the founding story against the suite that runs, and end.")
    private boolean story;

    @Option(
            names = "--rebuild-kafka",
            description = "Throw Kafka's data away and write it anew from the tables, after a restore or a loss.")
    private boolean rebuildKafka;

    @Option(names = "--no-build", description = "Run what is built, even if sources are newer.")
    private boolean noBuild;

    @Option(names = "--detached", hidden = true, description = "This is the process that --detach left running.")
    private boolean detached;

    @Override
    public Integer call() throws IOException {
        check();
        Path data = installation.data();
        if (loginLink) {
            System.out.println(new ControlClient(data).loginLink(role));
            return 0;
        }
        if (story) {
            return play(data) ? 0 : 1;
        }
        if (detach) {
            if (demo) {
                DemoVcenter.prepare(data);
            }
            new Detached(installation, port, rebuildKafka).start();
            Announcement.print(
                    System.out, data, new ControlClient(data).loginLink(role), role, "deploy/down --data " + data);
            return !demo || play(data) ? 0 : 1;
        }
        return new Foreground(installation, port, detached ? Foreground.NO_LINK : role, demo, rebuildKafka).run();
    }

    private static boolean play(Path data) throws IOException {
        return Demo.play(DataDirectory.runningUrl(data), data, System.out, Terminal.hasColour());
    }

    private void check() {
        if (!TokenMint.ROLES.contains(role)) {
            throw new IllegalArgumentException("--login takes one of " + TokenMint.ROLES);
        }
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("--port takes 0 to " + PORT_MAX);
        }
    }
}
