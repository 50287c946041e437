package io.slotkeeper.launcher.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The founding story, played against a running suite. */
public final class Demo {
    private static final int SUFFIXES = 36 * 36 * 36 * 36;

    private Demo() {}

    /**
     * Plays it, with host and VM names of its own each time.
     *
     * @param data the data directory of the suite
     * @return whether every step gave what it promises; if not, a line that begins with FAIL says why
     */
    public static boolean play(String url, Path data, PrintStream out, boolean colour) {
        Stage stage = new Stage(out, colour);
        String suffix = Integer.toString(ThreadLocalRandom.current().nextInt(SUFFIXES), 36);
        stage.title("The founding story");
        try {
            new DemoStory(new Api(url, data.resolve("tokens")), stage, vcenter(data), suffix).tell();
        } catch (StepFailed e) {
            stage.failed(e.why());
            return false;
        }
        stage.title("The story is told. All of it stays; play it again with deploy/up --story");
        return true;
    }

    /**
     * Tells inventory where the simulated vCenter is now: it has another certificate after every start.
     *
     * @return why that did not work; empty when it did
     */
    public static Optional<String> reconnect(String url, Path data) {
        try {
            Vcenter vcenter = vcenter(data);
            new Api(url, data.resolve("tokens"))
                    .put("operator", "/api/inventory/v1/sources/" + Vcenter.SOURCE, vcenter.source(true))
                    .expect("pointing the source at the simulated vCenter", 200, 201);
            return Optional.empty();
        } catch (StepFailed e) {
            return Optional.of(e.why());
        }
    }

    private static Vcenter vcenter(Path data) {
        try {
            return Vcenter.of(data);
        } catch (IOException e) {
            throw new StepFailed("the story needs the simulated vCenter", e);
        }
    }
}
