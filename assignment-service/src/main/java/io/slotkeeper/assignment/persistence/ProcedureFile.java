package io.slotkeeper.assignment.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import io.slotkeeper.assignment.application.Procedures;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.Procedure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The bundled file {@code orders/procedures.json}. */
@ApplicationScoped
class ProcedureFile implements Procedures {
    private static final String FILE = "/orders/procedures.json";

    /** Where nobody described the platform a restart is assumed: asking for one too many harms less than one too few. */
    private static final Procedure UNDESCRIBED = new Procedure("", "0", null, true, Map.of());

    private final List<Procedure> procedures;

    @Inject
    ProcedureFile(Json json) {
        this.procedures = json.read(text(), new TypeReference<List<Procedure>>() {});
    }

    @Override
    public Procedure of(HostState host) {
        return procedures.stream().filter(p -> p.isFor(host)).findFirst().orElse(UNDESCRIBED);
    }

    private static String text() {
        try (InputStream file = ProcedureFile.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
