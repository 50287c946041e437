package io.slotkeeper.faults.bed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Directories that are small disks of their own, so that they can be filled without hurting anybody else. Root only. */
public final class SmallDisks implements AutoCloseable {
    private static final String BALLAST = "ballast";
    private static final int CHUNK_BYTES = 4 * 1024 * 1024;

    private final List<Path> mounted = new ArrayList<>();

    /** Whether there are any. */
    public boolean isPossible() {
        return !mounted.isEmpty();
    }

    /**
     * Makes the directory a disk of that size, if this user may do that here.
     *
     * @return whether it is one now
     */
    boolean mount(Path directory, int mebibytes) throws IOException {
        Files.createDirectories(directory);
        if (run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=0700", "tmpfs", directory.toString())) {
            mounted.add(directory);
            return true;
        }
        return false;
    }

    /** Uses up all the room that is left. */
    public void fill(Path directory) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (OutputStream ballast = Files.newOutputStream(directory.resolve(BALLAST))) {
            while (true) {
                ballast.write(chunk);
            }
        } catch (IOException full) {
            if (!Files.exists(directory.resolve(BALLAST))) {
                throw full;
            }
        }
    }

    /** Gives the room back. */
    public void makeRoom(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(BALLAST));
    }

    @Override
    public void close() throws IOException {
        for (Path directory : mounted) {
            if (!run("umount", "-l", directory.toString())) {
                throw new IOException("cannot unmount " + directory);
            }
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
