package io.slotkeeper.messaging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source that hands out one connection again and again and counts what is executed on it. */
final class StatementCounter {
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final Connection connection;

    StatementCounter(Connection connection) {
        this.connection = connection;
    }

    int statements() {
        return statements.get();
    }

    int commits() {
        return commits.get();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> counted());
    }

    private Connection counted() {
        return proxy(Connection.class, (method, arguments) -> {
            switch (method.getName()) {
                case "close" -> {
                    return null;
                }
                case "commit" -> commits.incrementAndGet();
                default -> {}
            }
            Object answer = method.invoke(connection, arguments);
            return answer instanceof PreparedStatement statement ? counted(statement) : answer;
        });
    }

    private PreparedStatement counted(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                statements.incrementAndGet();
            }
            return method.invoke(statement, arguments);
        });
    }

    private interface Call {
        Object apply(java.lang.reflect.Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.apply(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
