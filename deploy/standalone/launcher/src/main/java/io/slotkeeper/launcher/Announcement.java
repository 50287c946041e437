package io.slotkeeper.launcher;

import io.slotkeeper.engine.TokenMint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** What somebody who just started the suite wants to know. */
final class Announcement {
    private Announcement() {}

    /** Prints it, login link included: to a terminal, never to a log. */
    static void print(PrintStream out, Path data, String link, String role, String stop) throws IOException {
        out.println();
        out.println("Slotkeeper is up.");
        out.println();
        line(out, "dashboard", DataDirectory.url(data).orElse("-"));
        line(out, "log in", link);
        line(out, "", "(works once, within five minutes, as " + role + "; deploy/up --login-link prints another)");
        line(out, "tokens", data.resolve("tokens") + "/<role> for scripts: " + String.join(", ", TokenMint.ROLES));
        line(out, "logs", data.resolve("logs").toString());
        line(out, "stop", stop);
        out.println();
        out.flush();
    }

    private static void line(PrintStream out, String name, String text) {
        out.println(String.format("  %-10s %s", name, text));
    }
}
