package io.slotkeeper.simulator.fleet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a fleet from YAML. An unknown key is an error: a typing mistake would otherwise be a default. */
public final class FleetFile {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule().addDeserializer(String.class, new AsWritten()))
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** YAML 1.1 takes 0000:02:00.0 for a number to the base of sixty; in a fleet, text is what was written. */
    private static final class AsWritten extends StdScalarDeserializer<String> {
        AsWritten() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isScalarValue()) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            return parser.getText();
        }
    }

    private FleetFile() {}

    /**
     * Reads a file.
     *
     * @throws IOException it cannot be read, or is not a fleet: the message says where
     */
    public static FleetSpec read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return YAML.readValue(in, FleetSpec.class);
        }
    }

    public static FleetSpec parse(String yaml) throws IOException {
        return YAML.readValue(yaml, FleetSpec.class);
    }

    /** The founding story's fleet. */
    public static FleetSpec demo() {
        return bundled("demo");
    }

    /** A fleet on the class path: {@code fleets/NAME.yaml}. */
    public static FleetSpec bundled(String name) {
        try (InputStream in = FleetFile.class.getResourceAsStream("/fleets/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no bundled fleet " + name);
            }
            return YAML.readValue(in, FleetSpec.class);
        } catch (IOException broken) {
            throw new IllegalStateException("The bundled fleet " + name + " cannot be read", broken);
        }
    }

    /**
     * A part of a fleet file, as JSON: a host, a function or a virtual machine.
     *
     * @throws IOException it is not one
     */
    public static <T> T part(String json, Class<T> type) throws IOException {
        return JSON.readValue(json, type);
    }
}
