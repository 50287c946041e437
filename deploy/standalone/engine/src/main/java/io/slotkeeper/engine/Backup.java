package io.slotkeeper.engine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * A copy of an installation's tables and secrets, taken while it runs, and its way back. The bundled PostgreSQL has no
 * pg_basebackup; this does what that does, with the server's own functions: PostgreSQL manual, "Making a Base Backup
 * Using the Low Level API". Kafka is not copied: it is written anew from the tables.
 */
public final class Backup {
    /** What a copy must not have, or has no use for, by the same chapter. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");
    private static final int PORT_LINE = 3;

    private Backup() {}

    /**
     * Copies what runs on {@code directory} into the new directory {@code target}: {@code postgres/} and
     * {@code secrets/}, for the owner only.
     *
     * @throws IOException when nothing runs there or the target exists
     */
    public static void take(Path directory, Path target) throws IOException {
        Path postgres = directory.resolve("postgres");
        if (PostgresServer.running(postgres).isEmpty()) {
            throw new IOException("no PostgreSQL runs on " + directory + "; a stopped installation is simply copied");
        }
        if (Files.exists(target)) {
            throw new IOException(target + " exists already; a backup is a directory of its own");
        }
        Files.createDirectories(target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        try (Connection superuser = connect(directory, postgres);
                Statement sql = superuser.createStatement()) {
            // keeps the log that the copy needs until this connection ends
            sql.execute("select pg_create_physical_replication_slot('slotkeeper_backup', true, true)");
            sql.execute("select pg_backup_start('slotkeeper', true)");
            copy(postgres, target.resolve("postgres"), EMPTIED);
            try (ResultSet label = sql.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(target.resolve("postgres/backup_label"), label.getString(1));
            }
            copy(postgres.resolve("pg_wal"), target.resolve("postgres/pg_wal"), Set.of("archive_status"));
        } catch (SQLException e) {
            throw new IOException("PostgreSQL does not let itself be copied: " + e.getMessage(), e);
        }
        copy(directory.resolve("secrets"), target.resolve("secrets"), Set.of());
    }

    /**
     * Puts a copy in the place of the tables and secrets of {@code directory}, where nothing may be running. What was
     * there is kept beside it under {@code suffix}; Kafka stays as it is.
     */
    public static void restore(Path backup, Path directory, String suffix) throws IOException {
        if (!Files.isRegularFile(backup.resolve("postgres/backup_label"))) {
            throw new IOException(backup + " is not a backup: postgres/backup_label is missing");
        }
        if (PostgresServer.running(directory.resolve("postgres")).isPresent()) {
            throw new IOException("a PostgreSQL runs on " + directory + "; stop it with deploy/down");
        }
        for (String part : List.of("postgres", "secrets")) {
            Path place = directory.resolve(part);
            if (Files.exists(place)) {
                Files.move(place, directory.resolve(part + suffix));
            }
            copy(backup.resolve(part), place, Set.of());
        }
    }

    private static Connection connect(Path directory, Path postgres) throws IOException, SQLException {
        String port = Files.readAllLines(postgres.resolve("postmaster.pid")).get(PORT_LINE);
        return PostgresServer.administer(
                Integer.parseInt(port.strip()),
                new Secrets(directory.resolve("secrets")).password("postgres-superuser"));
    }

    /** Copies a tree that others go on writing: what vanishes meanwhile was not needed. */
    private static void copy(Path from, Path to, Set<String> emptied) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path made = Files.createDirectories(to.resolve(from.relativize(directory)));
                Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
                String name = directory.getFileName().toString();
                return emptied.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && !LEFT_OUT.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)));
                    } catch (NoSuchFileException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }
}
