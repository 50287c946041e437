package io.slotkeeper.launcher.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * What runs right now, as {@code run/services.json}: for scripts and tests, and for the launcher that comes after a
 * killed one. A service that is just dead is not in it.
 */
public record RunRecord(Kafka kafka, Map<String, ServiceRecord> services) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Where the broker listens. */
    public record Kafka(String bootstrapServers) {}

    static RunRecord read(Path file) throws IOException {
        return Files.exists(file)
                ? JSON.readValue(file.toFile(), RunRecord.class)
                : new RunRecord(new Kafka(""), Map.of());
    }

    void write(Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        JSON.writeValue(partial.toFile(), this);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
