package io.slotkeeper.policy.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.policy.application.CodeCatalogue;
import io.slotkeeper.policy.domain.verdict.CodeEntry;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The catalogue that comes with this version, read once from {@code /codes/finding-codes.json}. */
@Singleton
public class BundledCodeCatalogue implements CodeCatalogue {
    private static final String PATH = "/codes/finding-codes.json";

    private final Map<FindingCode, CodeEntry> entries = new EnumMap<>(FindingCode.class);

    /** @throws IllegalStateException where code and catalogue do not name the same codes */
    public BundledCodeCatalogue() {
        Map<String, CodeEntry> byKey = read();
        for (FindingCode code : FindingCode.values()) {
            CodeEntry entry = byKey.remove(code.key());
            if (entry == null) {
                throw new IllegalStateException(PATH + " has no entry " + code.key());
            }
            entries.put(code, entry);
        }
        if (!byKey.isEmpty()) {
            throw new IllegalStateException(PATH + " has entries of no code: " + byKey.keySet());
        }
    }

    @Override
    public CodeEntry entry(FindingCode code) {
        return Objects.requireNonNull(entries.get(code));
    }

    private static Map<String, CodeEntry> read() {
        try (InputStream file = Objects.requireNonNull(BundledCodeCatalogue.class.getResourceAsStream(PATH), PATH)) {
            return new ObjectMapper().readValue(file, new TypeReference<LinkedHashMap<String, CodeEntry>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(PATH, e);
        }
    }
}
