package io.slotkeeper.bench;

import java.lang.management.ManagementFactory;
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
 */
record Costs(long statements, long transactions, long walBytes, long produceRequests, long records, Duration cpu) {
    private static final String DURABLE = "select coalesce(sum(calls), 0)::bigint from pg_stat_statements"
            + " where query not like '%pg_stat%' and query not like 'select sequence,%'";

    static Costs now(PipelineSuite suite) throws SQLException {
        return new Costs(
                suite.number(DURABLE),
                suite.number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"),
                suite.number("select (pg_current_wal_lsn() - '0/0')::bigint"),
                meter("kafka.network:type=RequestMetrics,name=RequestsPerSec,request=Produce,*"),
                meter("kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec"),
                suite.cpu());
    }

    Costs minus(Costs before) {
        return new Costs(
                statements - before.statements,
                transactions - before.transactions,
                walBytes - before.walBytes,
                produceRequests - before.produceRequests,
                records - before.records,
                cpu.minus(before.cpu));
    }

    /** Each figure for one of that many requests. */
    String each(int requests) {
        return String.format(
                Locale.ROOT,
                "%.1f statements, %.2f writing transactions, %.1f kB of log, %.2f produce requests, %.1f records"
                        + " and %.1f ms of the services' processor time a request",
                (double) statements / requests,
                (double) transactions / requests,
                walBytes / 1000.0 / requests,
                (double) produceRequests / requests,
                (double) records / requests,
                (double) cpu.toMillis() / requests);
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
