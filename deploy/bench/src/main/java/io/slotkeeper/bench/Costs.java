package io.slotkeeper.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What something cost that can be counted, cumulative: two readings and their difference.
 *
 * @param statements that clients had executed
 * @param transactions that wrote or locked something
 * @param produceRequests that the broker answered
 * @param records in all topics of the product and the floor
 * @param cpu of the four services
 * @param databaseCpu of PostgreSQL with all its processes
 * @param brokerCpu of the process in which the broker and this program run
 */
record Costs(
        long statements,
        long transactions,
        long walBytes,
        long produceRequests,
        long records,
        Duration cpu,
        Duration databaseCpu,
        Duration brokerCpu) {
    private static final String DURABLE = "select coalesce(sum(calls), 0)::bigint from pg_stat_statements"
            + " where query not like '%pg_stat%' and query not like 'select sequence,%'";

    static Costs now(PipelineSuite suite) throws SQLException {
        return new Costs(
                suite.number(DURABLE),
                suite.number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"),
                suite.number("select (pg_current_wal_lsn() - '0/0')::bigint"),
                meter("kafka.network:type=RequestMetrics,name=RequestsPerSec,request=Produce,*"),
                meter("kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec"),
                suite.cpu(),
                databaseCpu(suite.number("select pg_backend_pid()")),
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    Costs minus(Costs before) {
        return new Costs(
                statements - before.statements,
                transactions - before.transactions,
                walBytes - before.walBytes,
                produceRequests - before.produceRequests,
                records - before.records,
                cpu.minus(before.cpu),
                databaseCpu.minus(before.databaseCpu),
                brokerCpu.minus(before.brokerCpu));
    }

    /** Each figure for one of that many requests. */
    String each(int requests) {
        return String.format(
                Locale.ROOT,
                "%.1f statements, %.2f writing transactions, %.1f kB of log, %.2f produce requests, %.1f records"
                        + "; processor time %.2f ms of the services, %.2f ms of PostgreSQL, %.2f ms of Kafka and this program",
                (double) statements / requests,
                (double) transactions / requests,
                walBytes / 1000.0 / requests,
                (double) produceRequests / requests,
                (double) records / requests,
                (double) cpu.toMillis() / requests,
                (double) databaseCpu.toMillis() / requests,
                (double) brokerCpu.toMillis() / requests);
    }

    /** Of the server, what it has waited for, and its processes; Linux tells it in hundredths of a second. */
    private static Duration databaseCpu(long backend) {
        ProcessHandle server =
                ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
        long ticks = ticks(server.pid(), true);
        for (ProcessHandle process : server.children().toList()) {
            ticks += ticks(process.pid(), false);
        }
        return Duration.ofMillis(ticks * 10);
    }

    private static long ticks(long pid, boolean withEnded) {
        try {
            // the name of the process stands in parentheses and may have spaces
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return withEnded ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
        } catch (IOException e) {
            // it has ended meanwhile, and is counted with the server's next time
            return 0;
        }
    }

    /** The broker runs in this very process and tells what it did. */
    private static long meter(String pattern) {
        try {
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            long count = 0;
            for (ObjectName name : beans.queryNames(new ObjectName(pattern), null)) {
                count += (Long) beans.getAttribute(name, "Count");
            }
            return count;
        } catch (JMException e) {
            throw new IllegalStateException("the broker does not tell " + pattern, e);
        }
    }
}
