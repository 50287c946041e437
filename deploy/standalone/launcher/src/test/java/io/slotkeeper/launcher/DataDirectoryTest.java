package io.slotkeeper.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One launcher per data directory, and what it says there about itself. */
class DataDirectoryTest {
    @TempDir
    Path parent;

    @Test
    void aSecondStartIsToldWhoRuns() throws Exception {
        Path directory = parent.resolve("data");
        try (DataDirectory first = DataDirectory.open(directory)) {
            assertThatThrownBy(() -> DataDirectory.open(directory))
                    .isInstanceOf(AlreadyRunning.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("still starting");
            first.announceUrl("http://localhost:8123");
            assertThatThrownBy(() -> DataDirectory.open(directory)).hasMessageContaining("at http://localhost:8123");
            assertThat(DataDirectory.isOpen(directory)).isTrue();
            assertThat(lockHolder(directory).inputReader().readLine()).isEqualTo("refused");
        }
        assertThat(DataDirectory.isOpen(directory)).isFalse();
    }

    @Test
    void theLockOfAnotherProcessCountsToo() throws Exception {
        Path directory = parent.resolve("data");
        DataDirectory.open(directory).close();
        Process other = lockHolder(directory);
        try {
            assertThat(other.inputReader().readLine()).startsWith("locked");
            assertThatThrownBy(() -> DataDirectory.open(directory)).hasMessageContaining("process " + other.pid());
            other.destroyForcibly().waitFor();
            DataDirectory.open(directory).close();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void onlyTheOwnerMayLookInside() throws Exception {
        Path directory = parent.resolve("data");
        try (DataDirectory data = DataDirectory.open(directory)) {
            for (Path it : new Path[] {
                data.path(), data.path().resolve("run"), data.path().resolve("logs")
            }) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(it)))
                        .describedAs(it.toString())
                        .isEqualTo("rwx------");
            }
        }
    }

    @Test
    void anEndedRunLeavesNoUrl() throws Exception {
        Path directory = parent.resolve("data");
        try (DataDirectory data = DataDirectory.open(directory)) {
            data.announceUrl("http://localhost:8123");
            assertThat(DataDirectory.url(directory)).contains("http://localhost:8123");
        }
        assertThat(DataDirectory.url(directory)).isEmpty();
        assertThat(DataDirectory.pid(directory)).isEmpty();
    }

    private static Process lockHolder(Path directory) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
    }
}
