package io.slotkeeper.messaging.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A publisher's contract files: a schema and an example per event type. Both sides test against them. */
public final class ContractFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = ".schema.json";
    private static final String EXAMPLE = ".json";

    private final Path directory;

    private ContractFiles(Path directory) {
        this.directory = directory;
    }

    /** The contracts that the service owns, such as {@code inventory}. */
    public static ContractFiles of(String service) {
        return new ContractFiles(
                Path.of(System.getProperty("repository.root"), service + "-service", "src/main/resources/contracts"));
    }

    public Set<String> typesWithSchema() {
        return names("schemas", SCHEMA);
    }

    public Set<String> typesWithExample() {
        return names("examples", EXAMPLE);
    }

    /** The publisher's example of that type. */
    public JsonNode example(String type) {
        return read(directory.resolve("examples").resolve(type + EXAMPLE));
    }

    /** What is wrong with the payload by the type's schema; empty when it is valid. */
    public List<String> violations(String type, JsonNode payload) {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(read(directory.resolve("schemas").resolve(type + SCHEMA)));
        return schema.validate(payload).stream().map(Object::toString).toList();
    }

    private Set<String> names(String folder, String suffix) {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("no contract file " + file, e);
        }
    }
}
