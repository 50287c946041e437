package io.slotkeeper.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where PostgreSQL's programs are unpacked: the user's own cache, for the shared temporary directory is a place where
 * another user of the machine could have put programs first.
 */
final class PostgresCache {
    private static final String PROPERTY = "ot.epg.working-dir";

    private PostgresCache() {}

    static void use() throws IOException {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        String told = System.getenv("XDG_CACHE_HOME");
        Path caches =
                told == null || told.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(told);
        Path cache = caches.resolve("slotkeeper/postgres");
        Files.createDirectories(
                cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        System.setProperty(PROPERTY, cache.toString());
    }
}
