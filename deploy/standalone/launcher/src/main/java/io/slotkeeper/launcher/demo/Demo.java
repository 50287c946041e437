package io.slotkeeper.launcher.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** The founding story, played against a running suite. */
public final class Demo {
    private static final int SUFFIXES = 36 * 36 * 36 * 36;

    private Demo() {}

    /**
     * Plays it, with host and VM names of its own each time.
     *
     * @param tokens the directory that holds one bearer token per role
     * @return whether every step gave what it promises; if not, a line that begins with FAIL says why
     */
    public static boolean play(String url, Path tokens, PrintStream out, boolean colour) {
        Stage stage = new Stage(out, colour);
        String suffix = Integer.toString(ThreadLocalRandom.current().nextInt(SUFFIXES), 36);
        stage.title("The founding story");
        try {
            new DemoStory(new Api(url, tokens), stage, suffix).tell();
        } catch (StepFailed e) {
            stage.failed(e.why());
            return false;
        }
        stage.title("The story is told. All of it stays; play it again with deploy/up --story");
        return true;
    }
}
