package io.slotkeeper.launcher;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the launcher as a process of its own session, which outlives this one, and waits until it can be used. */
record Detached(Installation installation, int port, boolean rebuildKafka) {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /**
     * Returns when the suite can be used; what the new process says on the way is repeated here.
     *
     * @throws IOException with what it said last, when it ended or did not get ready in time
     */
    void start() throws IOException {
        Path data = installation.data();
        if (DataDirectory.isOpen(data)) {
            throw DataDirectory.alreadyRunning(data);
        }
        Path log = DataDirectory.prepareLog(data, "launcher");
        long from = Files.exists(log) ? Files.size(log) : 0;
        Process process = new ProcessBuilder(command())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        await(process, data, log, from);
    }

    private void await(Process process, Path data, Path log, long from) throws IOException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        long shown = from;
        try {
            while (!isUp(process, data)) {
                boolean ended = process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                shown = repeat(log, shown);
                if (ended) {
                    throw new IOException("Slotkeeper did not start (exit code " + process.exitValue() + "); see "
                            + log.toAbsolutePath().getParent());
                }
                if (System.nanoTime() > limit) {
                    process.destroy();
                    throw new StartFailed("Slotkeeper did not get ready within " + LIMIT.toMinutes() + " minutes", log);
                }
            }
            repeat(log, shown);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting", e);
        }
    }

    /** True once this very process, and not one that was killed before, says where it answers. */
    private static boolean isUp(Process process, Path data) throws IOException {
        return DataDirectory.pid(data).filter(pid -> pid == process.pid()).isPresent()
                && DataDirectory.url(data).isPresent();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LauncherMain.class.getName(), "up"));
        command.addAll(List.of("--detached", "--port", Integer.toString(port)));
        if (rebuildKafka) {
            command.add("--rebuild-kafka");
        }
        command.addAll(List.of("--data", installation.data().toString()));
        command.addAll(List.of("--root", installation.product().root().toString()));
        return command;
    }

    private static long repeat(Path log, long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] fresh = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(fresh);
            System.out.print(new String(fresh, StandardCharsets.UTF_8));
            System.out.flush();
            return from + fresh.length;
        }
    }
}
