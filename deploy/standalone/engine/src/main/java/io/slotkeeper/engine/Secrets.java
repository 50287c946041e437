package io.slotkeeper.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Generated secrets, one file each, readable by the owner only. A secret is made when it is first asked for and kept
 * from then on, so that a restart finds the passwords that the database already knows.
 */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 24;

    private final Path directory;

    public Secrets(Path directory) {
        this.directory = privateDirectory(directory);
    }

    /** The password of that name: 32 characters, URL-safe, from {@link SecureRandom}. */
    public String password(String name) {
        return secret(name, Secrets::newPassword);
    }

    /** The secret of that name, made by {@code generator} where there is none yet. */
    public String secret(String name, Supplier<String> generator) {
        Path file = file(name);
        try {
            if (!Files.exists(file)) {
                writePrivately(file, generator.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the secret " + file, e);
        }
    }

    /** Where the secret of that name is kept. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    /** Creates a directory that only its owner may enter, with its parents. */
    static Path privateDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the directory " + directory, e);
        }
    }

    /** Writes a file that only its owner may read; it has those rights before its first byte. */
    static void writePrivately(Path file, String content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, content, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(
                partial,
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
