package io.slotkeeper.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an installation keeps, for its owner only: {@code postgres/ kafka/ secrets/ tokens/ logs/ run/}. It is
 * locked while it is open, so that two launchers never work on the same data; a lock ends with its process, however
 * that ends.
 */
final class DataDirectory implements AutoCloseable {
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DataDirectory(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Opens it, made where it is missing, and locks it.
     *
     * @throws AlreadyRunning when another launcher has it
     */
    static DataDirectory open(Path wanted) throws IOException {
        Path directory = makePrivate(wanted).toRealPath();
        makePrivate(directory.resolve("run"));
        makePrivate(directory.resolve("logs"));
        FileChannel channel = tryLock(directory);
        if (channel == null) {
            throw alreadyRunning(directory);
        }
        OPEN_HERE.add(directory);
        DataDirectory data = new DataDirectory(directory, channel);
        data.forgetUrl();
        data.write("pid", Long.toString(ProcessHandle.current().pid()));
        return data;
    }

    /** True while a launcher, of whatever process, has the directory open. */
    static boolean isOpen(Path directory) throws IOException {
        if (!Files.exists(directory.resolve("run/lock"))) {
            return false;
        }
        try (FileChannel channel = tryLock(directory)) {
            return channel == null;
        }
    }

    static AlreadyRunning alreadyRunning(Path directory) throws IOException {
        return new AlreadyRunning(describeOwner(directory));
    }

    /** The log of that name, its directory made where it is missing; needs no lock. */
    static Path prepareLog(Path directory, String name) throws IOException {
        makePrivate(directory);
        return makePrivate(directory.resolve("logs")).resolve(name + ".log");
    }

    /** The address that the suite on this directory was told to have; a killed one leaves its own behind. */
    static Optional<String> url(Path directory) throws IOException {
        return readRun(directory, "url");
    }

    /**
     * The address of the suite that runs on this directory now.
     *
     * @throws IOException when none runs or it is not ready yet
     */
    static String runningUrl(Path directory) throws IOException {
        if (!isOpen(directory)) {
            throw new IOException("no suite runs on " + directory + "; start it with deploy/up");
        }
        return url(directory).orElseThrow(() -> new IOException("the suite on " + directory + " is still starting"));
    }

    /** The process number of the launcher that runs, or ran, on this directory. */
    static Optional<Long> pid(Path directory) throws IOException {
        return readRun(directory, "pid").map(Long::parseLong);
    }

    Path path() {
        return directory;
    }

    Path log(String name) {
        return directory.resolve("logs").resolve(name + ".log");
    }

    Path services() {
        return services(directory);
    }

    static Path services(Path directory) {
        return directory.resolve("run/services.json");
    }

    static Path token(Path directory, String role) {
        return directory.resolve("tokens").resolve(role);
    }

    /** Says to everybody that the suite can be used, and where. */
    void announceUrl(String url) throws IOException {
        write("url", url);
    }

    /** Says where Kafka listens, for integrations on this machine. */
    void announceKafka(String bootstrapServers) throws IOException {
        write("kafka", bootstrapServers);
    }

    /** Removes all that Kafka keeps; the tables have it too. */
    void forgetKafka() throws IOException {
        Path kafka = directory.resolve("kafka");
        if (!Files.exists(kafka)) {
            return;
        }
        try (Stream<Path> files = Files.walk(kafka)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        forgetUrl();
        Files.deleteIfExists(directory.resolve("run/kafka"));
        Files.deleteIfExists(directory.resolve("run/pid"));
        OPEN_HERE.remove(directory);
        channel.close();
    }

    private void forgetUrl() throws IOException {
        Files.deleteIfExists(directory.resolve("run/url"));
    }

    private void write(String name, String content) throws IOException {
        Path file = directory.resolve("run").resolve(name);
        Path partial = file.resolveSibling(name + ".partial");
        Files.writeString(partial, content + "\n");
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Optional<String> readRun(Path directory, String name) throws IOException {
        Path file = directory.resolve("run").resolve(name);
        return Files.exists(file)
                ? Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** Never opens the lock file twice in one process: closing the second would give up the lock of the first. */
    private static @Nullable FileChannel tryLock(Path directory) throws IOException {
        if (OPEN_HERE.contains(directory.toRealPath())) {
            return null;
        }
        FileChannel channel =
                FileChannel.open(directory.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return null;
        }
        return channel;
    }

    private static String describeOwner(Path directory) throws IOException {
        String process = pid(directory).map(pid -> "process " + pid).orElse("another process");
        String where = url(directory).map(url -> "at " + url).orElse("and is still starting");
        return "Slotkeeper already runs on " + directory + ": " + process + " " + where;
    }

    /** Where users and passwords of sources lie, one file each; inventory looks them up there. */
    static Path sourceCredentials(Path directory) {
        return directory.resolve("secrets").resolve("sources");
    }

    static Path makePrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        return directory;
    }
}
