package io.slotkeeper.messaging.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.logging.Logger;

/** PostgreSQL's driver, which also counts what the calling thread executes and commits. */
public final class CountingDriver implements Driver {

    private static final Driver POSTGRES = new org.postgresql.Driver();
    private static final ThreadLocal<Count> OF_THREAD = ThreadLocal.withInitial(Count::new);

    /** What one thread has sent to the database; a statement in a JDBC batch counts like one on its own. */
    public static final class Count {
        private final Map<String, Integer> statements = new TreeMap<>();
        private int commits;

        public int statements() {
            return statements.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** How often statements that begin so were executed. */
        public int of(String beginning) {
            return statements.entrySet().stream()
                    .filter(statement -> statement.getKey().startsWith(beginning))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        public int commits() {
            return commits;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(statements() + " statements, " + commits + " commits");
            statements.forEach((sql, times) -> text.append("\n  %6d  %s".formatted(times, sql)));
            return text.toString();
        }

        private void executed(String sql) {
            statements.merge(sql.strip().replaceAll("\\s+", " "), 1, Integer::sum);
        }
    }

    /** Runs the work and says what it cost on this thread. */
    public static Count during(Runnable work) {
        OF_THREAD.remove();
        work.run();
        return OF_THREAD.get();
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection connection = POSTGRES.connect(url, info);
        return connection == null ? null : counted(connection);
    }

    private static Connection counted(Connection connection) {
        return watched(
                Connection.class,
                connection,
                (name, arguments) -> {
                    if (name.equals("commit")) {
                        OF_THREAD.get().commits++;
                    }
                },
                (name, arguments, answer) -> {
                    if (name.equals("prepareStatement")) {
                        return counted(PreparedStatement.class, (PreparedStatement) answer, (String) arguments[0]);
                    }
                    return name.equals("createStatement") ? counted(Statement.class, (Statement) answer, "") : answer;
                });
    }

    private static <S extends Statement> S counted(Class<S> type, S statement, String prepared) {
        return watched(
                type,
                statement,
                (name, arguments) -> {
                    if (name.equals("addBatch") || (name.startsWith("execute") && !name.equals("executeBatch"))) {
                        OF_THREAD.get().executed(arguments == null ? prepared : String.valueOf(arguments[0]));
                    }
                },
                (name, arguments, answer) -> answer);
    }

    private interface Before {
        void called(String method, Object[] arguments);
    }

    private interface After {
        Object answered(String method, Object[] arguments, Object answer);
    }

    private static <T> T watched(Class<T> type, T target, Before before, After after) {
        Object proxy = Proxy.newProxyInstance(
                CountingDriver.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    before.called(method.getName(), arguments);
                    try {
                        return after.answered(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return POSTGRES.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return POSTGRES.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return POSTGRES.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return POSTGRES.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return POSTGRES.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }
}
