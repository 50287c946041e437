package io.slotkeeper.engine;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * One service's part of the database: a schema, an owner role that migrates it, and a runtime role that may read and
 * write rows there, cannot change tables and cannot see any other schema.
 */
public record ServiceDatabase(String service, Secrets secrets) {
    private static final String STATEMENT_TIMEOUT = "30s";

    public String schema() {
        return service;
    }

    String owner() {
        return "slotkeeper_" + service + "_owner";
    }

    public String runtime() {
        return "slotkeeper_" + service;
    }

    public String runtimePassword() {
        return secrets.password("postgres-" + service);
    }

    private String ownerPassword() {
        return secrets.password("postgres-" + service + "-owner");
    }

    /** Creates roles, schema and grants where they are missing; running it again changes nothing. */
    public void provision(Connection administrator) throws SQLException {
        try (Statement sql = administrator.createStatement()) {
            role(sql, owner(), ownerPassword());
            role(sql, runtime(), runtimePassword());
            sql.execute("grant connect on database " + PostgresServer.DATABASE + " to " + owner() + ", " + runtime());
            sql.execute("create schema if not exists " + schema() + " authorization " + owner());
            sql.execute("grant usage on schema " + schema() + " to " + runtime());
            sql.execute("alter default privileges for role " + owner() + " in schema " + schema()
                    + " grant select, insert, update, delete on tables to " + runtime());
            sql.execute("alter default privileges for role " + owner() + " in schema " + schema()
                    + " grant usage, select on sequences to " + runtime());
            sql.execute("alter role " + runtime() + " set search_path = " + schema());
            sql.execute("alter role " + runtime() + " set statement_timeout = '" + STATEMENT_TIMEOUT + "'");
            sql.execute("alter role " + owner() + " set search_path = " + schema());
        }
    }

    /** Migrates the schema as its owner, from the {@code db/} folders on the service's class path. */
    public void migrate(String jdbcUrl, List<Path> classPath) {
        try (URLClassLoader migrations =
                new URLClassLoader(urls(classPath), getClass().getClassLoader())) {
            Flyway.configure(migrations)
                    .dataSource(jdbcUrl, owner(), ownerPassword())
                    .schemas(schema())
                    .defaultSchema(schema())
                    .createSchemas(false)
                    .locations("classpath:db/messaging", "classpath:db/migration")
                    // messaging numbers its migrations below a service's and gets new ones all the same
                    .outOfOrder(true)
                    .placeholders(Map.of("runtime_role", runtime()))
                    .load()
                    .migrate();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("cannot read the migrations of " + service, e);
        }
    }

    private static URL[] urls(List<Path> classPath) throws MalformedURLException {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        return urls;
    }

    private static void role(Statement sql, String role, String password) throws SQLException {
        sql.execute("do $$ begin if not exists (select from pg_roles where rolname = '" + role + "') then create role "
                + role + " login nosuperuser nocreatedb nocreaterole; end if; end $$");
        sql.execute("alter role " + role + " password '" + password + "'");
    }
}
