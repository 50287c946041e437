package io.slotkeeper.faults.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What the agent of one service did, line by line: {@code bound <place>} and {@code MISSING <place>}. */
public final class AgentLog {
    private static final String NAME = "agent.log";
    private static final String MISSING = "MISSING ";
    private static final String BOUND = "bound ";

    private final Path file;

    AgentLog(Path directory) {
        this.file = directory.resolve(NAME);
    }

    /** The places that the agent looked for in vain; a drill that has one tests less than it says. */
    public static List<String> missing(Path directory) {
        return lines(directory, MISSING);
    }

    /** The places that the agent reached into. */
    public static List<String> bound(Path directory) {
        return lines(directory, BOUND);
    }

    void bound(Binding binding) {
        append(BOUND + binding.place() + " " + binding.file());
    }

    /** Also on the standard error of the service, so that its log tells. */
    void missing(Binding binding, String why) {
        String line = MISSING + binding.place() + " " + binding.file() + ": " + why;
        System.err.println("slotkeeper-faults: " + line);
        append(line);
    }

    private synchronized void append(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static List<String> lines(Path directory, String start) {
        Path file = directory.resolve(NAME);
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                            .filter(line -> line.startsWith(start))
                            .map(line -> line.substring(start.length()))
                            .distinct()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
