package io.slotkeeper.faults;

import io.slotkeeper.engine.Product;
import io.slotkeeper.faults.bed.Bed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Whether anything is still under way. */
final class Rest {
    private static final int LIMIT_SECONDS = 10;

    private final Bed bed;
    private final String groupPrefix;

    /** @param groupPrefix of the consumer groups that must have read everything */
    Rest(Bed bed, String groupPrefix) {
        this.bed = bed;
        this.groupPrefix = groupPrefix;
    }

    /** What is still under way, in words; empty at rest. */
    List<String> underWay() throws InterruptedException {
        List<String> underWay = new ArrayList<>();
        try (Connection connection = bed.database();
                Statement sql = connection.createStatement()) {
            for (String service : Product.SERVICES) {
                count(sql, "outbox rows of " + service, "select count(*) from " + service + ".outbox", underWay);
            }
            count(
                    sql,
                    "assignments that wait for a verdict or a consent",
                    "select count(*) from assignment.assignment where state in ('REQUESTED', 'AWAITING_CONSENT')",
                    underWay);
            count(
                    sql,
                    "pending orders",
                    "select count(*) from assignment.assignment_order where state = 'PENDING'",
                    underWay);
            count(sql, "open questions of policy", "select count(*) from policy.question", underWay);
            if (has(sql, "republication")) {
                for (String service : Product.SERVICES) {
                    count(
                            sql,
                            "republications of " + service,
                            "select count(*) from " + service + ".republication where finished_at is null",
                            underWay);
                }
            }
        } catch (SQLException e) {
            underWay.add("the database: " + e.getMessage());
        }
        underWay.addAll(unread());
        return underWay;
    }

    /** What stands in Kafka and the consumer groups have not read. */
    List<String> unread() throws InterruptedException {
        List<String> underWay = new ArrayList<>();
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers",
                bed.brokers().bootstrapServers(),
                "request.timeout.ms",
                "5000",
                "default.api.timeout.ms",
                "8000"))) {
            List<String> groups = admin.listGroups().all().get(LIMIT_SECONDS, TimeUnit.SECONDS).stream()
                    .map(group -> group.groupId())
                    .filter(group -> group.startsWith(groupPrefix))
                    .toList();
            if (groups.isEmpty()) {
                underWay.add("no consumer group");
            }
            for (String group : groups) {
                long behind = behind(admin, group);
                if (behind > 0) {
                    underWay.add(behind + " records that " + group + " has not read");
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            underWay.add("the broker: " + e.getMessage());
        }
        return underWay;
    }

    private static long behind(Admin admin, String group)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        // a partition without a commit counts with all that is in it
        admin.describeConsumerGroups(List.of(group))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .values()
                .forEach(members -> members.members().forEach(member -> member.assignment()
                        .topicPartitions()
                        .forEach(partition -> wanted.put(partition, OffsetSpec.latest()))));
        committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        long behind = 0;
        for (var end : admin.listOffsets(wanted)
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .entrySet()) {
            OffsetAndMetadata read = committed.get(end.getKey());
            behind += end.getValue().offset()
                    - (read == null ? 0 : Math.min(read.offset(), end.getValue().offset()));
        }
        return behind;
    }

    private static boolean has(Statement sql, String table) throws SQLException {
        try (ResultSet found =
                sql.executeQuery("select 1 from information_schema.tables where table_name = '" + table + "'")) {
            return found.next();
        }
    }

    private static void count(Statement sql, String what, String question, List<String> underWay) throws SQLException {
        try (ResultSet found = sql.executeQuery(question)) {
            found.next();
            if (found.getLong(1) > 0) {
                underWay.add(found.getLong(1) + " " + what);
            }
        }
    }
}
