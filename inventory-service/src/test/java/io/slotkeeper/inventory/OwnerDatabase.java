package io.slotkeeper.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;

/** The schema's owner, who may do in a test what the service may not, such as making rows old. */
public final class OwnerDatabase {
    private OwnerDatabase() {}

    public static int execute(String sql) throws SQLException {
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    public static long count(String sql) throws SQLException {
        try (Connection owner = connect();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static Connection connect() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        return DriverManager.getConnection(url, "slotkeeper_inventory_owner", password());
    }

    private static String password() {
        Path directory = Path.of(System.getProperty("slotkeeper.test.engine.directory"));
        try {
            return Files.readString(directory.resolve("secrets/postgres-inventory-owner"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
