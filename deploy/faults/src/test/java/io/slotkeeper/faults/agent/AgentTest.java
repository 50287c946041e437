package io.slotkeeper.faults.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged agent in a virtual machine of its own, on stand-ins that have the names of the services' classes. */
class AgentTest {
    private static final Path AGENT =
            Path.of(System.getProperty("repository.root"), "deploy/faults/target/slotkeeper-faults-agent.jar");

    private static final String INBOX =
            """
            package io.slotkeeper.messaging;
            import java.util.List;
            public class Inbox {
                public List<String> firstTime(String channel, List<String> events) {
                    return channel.equals("quiet") ? List.of() : events.subList(0, 1);
                }
                public static void main(String[] channels) {
                    for (String channel : channels) {
                        System.out.println(channel + " " + new Inbox().firstTime(channel, List.of("a", "b")));
                    }
                }
            }
            """;

    private static final String SEATS =
            """
            package io.slotkeeper.assignment.persistence;
            public class Seats {
                void free(java.util.UUID assignment) {
                    System.out.println("freed");
                }
                void free(java.util.UUID assignment, int ordinal) {}
                public static void main(String[] none) {
                    new Seats().free(new java.util.UUID(0, 1));
                }
            }
            """;

    private static final String HOLDS =
            """
            package io.slotkeeper.assignment.persistence;
            public class HoldRepository {
                boolean hold(Object request) { return true; }
                public static void main(String[] none) {
                    System.out.println(new HoldRepository().hold(""));
                }
            }
            """;

    @TempDir
    Path directory;

    private record Ended(int code, String output) {}

    @BeforeEach
    void compile() throws IOException {
        write("io/slotkeeper/messaging/Inbox.java", INBOX);
        write("io/slotkeeper/assignment/persistence/Seats.java", SEATS);
        write("io/slotkeeper/assignment/persistence/HoldRepository.java", HOLDS);
    }

    @Test
    void diesOnceWhereItsFileIs() throws Exception {
        control("in-transaction");
        assertThat(run("io.slotkeeper.messaging.Inbox", "quiet", "loud")).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(137);
            assertThat(ended.output())
                    .contains("quiet []")
                    .doesNotContain("loud [")
                    .contains("crash in-transaction");
        });
        assertThat(run("io.slotkeeper.messaging.Inbox", "loud").output()).contains("loud [a]");
        assertThat(AgentLog.bound(directory)).contains("Inbox.firstTime in-transaction");
    }

    @Test
    void hasABugWhereItsFileWasAtTheStart() throws Exception {
        assertThat(run("io.slotkeeper.assignment.persistence.Seats").output()).contains("freed");
        control("bug-seats-leak");
        assertThat(run("io.slotkeeper.assignment.persistence.Seats").output()).doesNotContain("freed");
        control("bug-inbox-forgets");
        assertThat(run("io.slotkeeper.messaging.Inbox", "quiet").output()).contains("quiet [a, b]");
    }

    @Test
    void saysWhatItMisses() throws Exception {
        Ended ended = run("io.slotkeeper.assignment.persistence.HoldRepository");
        assertThat(ended.output()).contains("true").contains("MISSING HoldRepository.place");
        assertThat(AgentLog.missing(directory))
                .anySatisfy(line -> assertThat(line).startsWith("HoldRepository.place between-hold-and-commit"));
    }

    private void control(String file) throws IOException {
        Files.createFile(directory.resolve(file));
    }

    private Ended run(String main, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-javaagent:" + AGENT + "=" + directory,
                "-cp",
                directory.toString(),
                main));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private void write(String name, String source) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-nowarn", "-d", directory.toString(), file.toString());
        assertThat(result).isZero();
    }
}
