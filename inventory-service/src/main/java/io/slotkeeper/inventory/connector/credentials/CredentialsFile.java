package io.slotkeeper.inventory.connector.credentials;

import io.slotkeeper.inventory.application.source.SourceConnector.CredentialsMissing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files of an installation's directory, each with a line {@code username=…} and a line {@code password=…}, in UTF-8, and
 * perhaps {@code host=…} for the only server that they are for.
 * What follows the first {@code =} is taken as it stands, backslashes too; lines with {@code #} are comments. A file
 * that others than its owner may read or write is refused.
 */
final class CredentialsFile {
    static final String DIRECTORY = "slotkeeper.inventory.credentials-dir";
    private static final long BYTES_MAX = 16 * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Optional<Path> directory;

    CredentialsFile(Optional<Path> directory) {
        this.directory = directory;
    }

    KeptCredentials read(String name) {
        Path file = directory
                .orElseThrow(() -> new CredentialsMissing("There is no directory of credentials; set " + DIRECTORY))
                .resolve(name);
        try {
            check(name, file);
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return new KeptCredentials(
                    value(lines, "username", name),
                    value(lines, "password", name),
                    find(lines, "host").orElse(null));
        } catch (IOException e) {
            throw new CredentialsMissing("The credentials file %s cannot be read (%s)"
                    .formatted(name, e.getClass().getSimpleName()));
        }
    }

    private static void check(String name, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CredentialsMissing("There is no credentials file %s in %s".formatted(name, DIRECTORY));
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new CredentialsMissing(
                    "The credentials file %s is open to others than its owner; run chmod 600 on it".formatted(name));
        }
        if (Files.size(file) > BYTES_MAX) {
            throw new CredentialsMissing("The credentials file %s is larger than %d bytes".formatted(name, BYTES_MAX));
        }
    }

    private static Optional<String> find(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.indexOf('=') > 0
                        && line.substring(0, line.indexOf('=')).strip().equals(key))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static String value(List<String> lines, String key, String name) {
        return find(lines, key)
                .orElseThrow(
                        () -> new CredentialsMissing("The credentials file %s has no line %s=…".formatted(name, key)));
    }
}
