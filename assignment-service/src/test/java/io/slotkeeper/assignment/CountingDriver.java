package io.slotkeeper.assignment;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;

/** PostgreSQL's driver, counting what every thread sends: each entry of a JDBC batch is a statement. */
public final class CountingDriver implements Driver {
    private static final Map<String, Counted> BY_THREAD = new ConcurrentHashMap<>();

    private static final ThreadLocal<Planted> PLANTED = new ThreadLocal<>();

    private final Driver driver = new org.postgresql.Driver();

    /** Whether a statement that fails has reached the server. */
    enum Fault {
        BEFORE,
        AFTER
    }

    /** The next round trip but so many of this thread fails. */
    private static final class Planted {
        private final Fault fault;
        private int left;

        Planted(int left, Fault fault) {
            this.left = left;
            this.fault = fault;
        }
    }

    /** The {@code n}-th round trip from now that this thread makes fails; none does where {@code n} is 0. */
    static void failNext(int n, Fault fault) {
        if (n == 0) {
            PLANTED.remove();
        } else {
            PLANTED.set(new Planted(n, fault));
        }
    }

    /** What one thread has sent so far. */
    private static final class Counted {
        final AtomicLong statements = new AtomicLong();
        final AtomicLong roundTrips = new AtomicLong();
        final AtomicLong commits = new AtomicLong();
        final Map<String, Long> bySql = new ConcurrentHashMap<>();
    }

    /** Statements, round trips that carry them, and commits. */
    record Counts(long statements, long roundTrips, long commits, Map<String, Long> bySql) {
        Counts since(Counts before) {
            Map<String, Long> sent = new TreeMap<>();
            bySql.forEach((sql, count) -> {
                long more = count - before.bySql.getOrDefault(sql, 0L);
                if (more > 0) {
                    sent.put(sql, more);
                }
            });
            return new Counts(
                    statements - before.statements, roundTrips - before.roundTrips, commits - before.commits, sent);
        }

        /** The statements, the most frequent first. */
        String listed() {
            StringBuilder text = new StringBuilder(
                    "statements=%d roundTrips=%d commits=%d%n".formatted(statements, roundTrips, commits));
            bySql.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .forEach(entry -> text.append("%6d  %s%n".formatted(entry.getValue(), entry.getKey())));
            return text.toString();
        }
    }

    /** Of all threads whose name begins so. */
    static Counts of(String threads) {
        long statements = 0;
        long roundTrips = 0;
        long commits = 0;
        Map<String, Long> bySql = new TreeMap<>();
        for (Map.Entry<String, Counted> entry : BY_THREAD.entrySet()) {
            if (entry.getKey().startsWith(threads)) {
                Counted counted = entry.getValue();
                statements += counted.statements.get();
                roundTrips += counted.roundTrips.get();
                commits += counted.commits.get();
                counted.bySql.forEach((sql, count) -> bySql.merge(sql, count, Long::sum));
            }
        }
        return new Counts(statements, roundTrips, commits, bySql);
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection connection = driver.connect(url, info);
        return connection == null ? null : proxy(Connection.class, new Counting(connection, ""));
    }

    private static Counted mine() {
        return BY_THREAD.computeIfAbsent(Thread.currentThread().getName(), name -> new Counted());
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(CountingDriver.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    /** Passes calls on and counts those that reach the server. */
    private static final class Counting implements InvocationHandler {
        private final Object target;
        private final String sql;
        private int batched;

        Counting(Object target, String sql) {
            this.target = target;
            this.sql = sql;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            count(method.getName(), arguments);
            boolean fails = method.getName().startsWith("execute") && isDue();
            try {
                if (fails && PLANTED.get().fault == Fault.BEFORE) {
                    throw injected();
                }
                Object result = method.invoke(target, arguments);
                if (fails) {
                    throw injected();
                }
                return wrapped(result, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private static boolean isDue() {
            Planted planted = PLANTED.get();
            return planted != null && --planted.left == 0;
        }

        private static SQLException injected() {
            return new SQLException("injected", "XX000");
        }

        private void count(String method, Object[] arguments) {
            switch (method) {
                case "commit" -> mine().commits.incrementAndGet();
                case "addBatch" -> batched++;
                case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" ->
                    sent(1, arguments == null || arguments.length == 0 ? sql : String.valueOf(arguments[0]));
                case "executeBatch", "executeLargeBatch" -> {
                    sent(batched, sql);
                    batched = 0;
                }
                default -> {
                    // nothing that reaches the server
                }
            }
        }

        private static void sent(int statements, String sql) {
            Counted counted = mine();
            counted.statements.addAndGet(statements);
            counted.roundTrips.incrementAndGet();
            counted.bySql.merge(sql.replaceAll("\\s+", " "), (long) statements, Long::sum);
        }

        private static Object wrapped(Object result, Object[] arguments) {
            if (result instanceof PreparedStatement statement) {
                return proxy(PreparedStatement.class, new Counting(statement, String.valueOf(arguments[0])));
            }
            return result instanceof Statement statement ? proxy(Statement.class, new Counting(statement, "")) : result;
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return driver.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }
}
