package io.slotkeeper.faults.history.rule;

import io.slotkeeper.faults.history.Invariant;
import io.slotkeeper.faults.history.PublishedRecord;
import io.slotkeeper.faults.history.Secret;
import io.slotkeeper.faults.history.Violation;
import io.slotkeeper.faults.history.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Nothing that is published has a secret in key, headers or payload. What is found is named, never repeated. */
final class NoSecretIsTold implements Invariant {
    private static final int SECRET_LENGTH_MIN = 6;

    private static final Map<String, Pattern> SHAPES = Map.of(
            "a signed token", Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
            "a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
            "a bearer credential", Pattern.compile("(?i)\\bbearer\\s+[A-Za-z0-9._~+/-]{16,}"),
            "credentials in an address", Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s:@\"]+:[^/\\s:@\"]+@"),
            "a password",
                    Pattern.compile("(?i)\"[a-z_-]*(password|passwd|secret|api[_-]?key)[a-z_-]*\"\\s*:\\s*\"[^\"]+\""));

    @Override
    public String id() {
        return "I13";
    }

    @Override
    public String promise() {
        return "no event has a secret";
    }

    @Override
    public List<Violation> check(World world) {
        List<Violation> violations = new ArrayList<>();
        List<Secret> secrets = world.observed().secrets().stream()
                .filter(secret -> secret.value().length() >= SECRET_LENGTH_MIN)
                .toList();
        for (PublishedRecord record : world.observed().published()) {
            String text = record.key() + "\n" + record.headers() + "\n"
                    + (record.value() == null ? record.text() : record.value().toString());
            SHAPES.forEach((name, shape) -> {
                if (shape.matcher(text).find()) {
                    violations.add(violation(record.place(), "has " + name));
                }
            });
            secrets.stream()
                    .filter(secret -> text.contains(secret.value()))
                    .map(secret -> violation(record.place(), "has the secret " + secret.name()))
                    .forEach(violations::add);
        }
        return violations;
    }
}
