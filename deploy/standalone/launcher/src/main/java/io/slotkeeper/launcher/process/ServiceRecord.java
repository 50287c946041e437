package io.slotkeeper.launcher.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A child that runs, as {@code run/services.json} has it by name: its port, its process, and the jar by which the
 * process is recognised. The file is for scripts, and for the launcher that comes after a killed one; a service that
 * is just dead is not in it.
 */
public record ServiceRecord(int port, long pid, String jar) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Map<String, ServiceRecord> read(Path file) throws IOException {
        return Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : Map.of();
    }

    static void write(Path file, Map<String, ServiceRecord> records) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        JSON.writeValue(partial.toFile(), records);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
