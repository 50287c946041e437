package io.slotkeeper.inventory.connector.vsphere.vim;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * govmomi's simulated vCenter, an implementation that knows nothing of ours. Built from {@code src/test/go/vcsim} where
 * Go is at hand; elsewhere the tests that need it are skipped, unless {@code SLOTKEEPER_VCSIM_REQUIRED=true}.
 */
final class Vcsim implements AutoCloseable {
    static final String USER = "reader";
    static final String PASSWORD = "let me in";

    private static final Path SOURCE = Path.of("src/test/go/vcsim").toAbsolutePath();
    private static final Path PROGRAM = Path.of("target/vcsim/vcsim").toAbsolutePath();
    private static final Pattern VERSION = Pattern.compile("go1\\.(\\d+).*", Pattern.DOTALL);

    private final Process process;
    private final URI url;
    private final String version;

    private Vcsim(Process process, BufferedReader said) throws IOException {
        this.process = process;
        this.url = URI.create(value(said, "url="));
        this.version = value(said, "version=");
    }

    /** @param hosts of its one cluster; there is a host of its own beside it */
    static Vcsim start(int hosts, int machines, String... more) throws IOException, InterruptedException {
        build();
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-hosts=" + hosts, "-machines=" + machines));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .directory(PROGRAM.getParent().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Vcsim(process, process.inputReader(StandardCharsets.UTF_8));
    }

    URI url() {
        return url;
    }

    String version() {
        return version;
    }

    /** Its standard input ends, and with it the program. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static synchronized void build() throws IOException, InterruptedException {
        Matcher go = VERSION.matcher(run("go", "env", "GOVERSION"));
        if (!go.matches() || Integer.parseInt(go.group(1)) < 25) {
            missing("Go 1.25 or later is not installed");
        }
        Files.createDirectories(PROGRAM.getParent());
        String said = run("go", "build", "-o", PROGRAM.toString(), ".");
        if (!Files.isExecutable(PROGRAM)) {
            missing("the simulator could not be built: " + said);
        }
    }

    private static String run(String... command) throws InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(SOURCE.toFile()).redirectErrorStream(true);
        builder.environment().put("GOTOOLCHAIN", "local");
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static void missing(String reason) {
        if (Boolean.parseBoolean(System.getenv("SLOTKEEPER_VCSIM_REQUIRED"))) {
            fail(reason);
        }
        System.out.println("contract suite skips govmomi's simulator: " + reason);
        abort(reason);
    }

    private static String value(BufferedReader said, String key) throws IOException {
        String line = said.readLine();
        if (line == null || !line.startsWith(key)) {
            throw new IOException("the simulator said " + line);
        }
        return line.substring(key.length());
    }
}
