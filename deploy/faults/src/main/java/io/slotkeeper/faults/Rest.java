package io.slotkeeper.faults;

import io.slotkeeper.engine.Product;
import io.slotkeeper.faults.bed.Bed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Whether anything is still under way. */
final class Rest {
    private static final int LIMIT_SECONDS = 10;
    private static final ListConsumerGroupOffsetsSpec EVERYTHING = new ListConsumerGroupOffsetsSpec();

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
            underWay.addAll(unread(admin, groups));
        } catch (ExecutionException | TimeoutException e) {
            underWay.add("the broker: " + e.getMessage());
        }
        return underWay;
    }

    /** A partition without a commit counts with all that is in it. */
    private static List<String> unread(Admin admin, List<String> groups)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Set<TopicPartition>> wanted = new TreeMap<>();
        admin.describeConsumerGroups(groups)
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .forEach((group, about) -> about.members()
                        .forEach(member -> wanted.computeIfAbsent(group, name -> new HashSet<>())
                                .addAll(member.assignment().topicPartitions())));
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = admin.listConsumerGroupOffsets(
                        groups.stream().collect(Collectors.toMap(name -> name, name -> EVERYTHING)))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        committed.forEach((group, read) ->
                wanted.computeIfAbsent(group, name -> new HashSet<>()).addAll(read.keySet()));
        wanted.values().forEach(all -> all.forEach(each -> asked.put(each, OffsetSpec.latest())));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin.listOffsets(asked).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        List<String> unread = new ArrayList<>();
        wanted.forEach((group, all) -> {
            long behind = 0;
            for (TopicPartition each : all) {
                OffsetAndMetadata read = committed.getOrDefault(group, Map.of()).get(each);
                ListOffsetsResultInfo end = ends.get(each);
                if (end != null) {
                    behind += Math.max(0, end.offset() - (read == null ? 0 : read.offset()));
                }
            }
            if (behind > 0) {
                unread.add(behind + " records that " + group + " has not read");
            }
        });
        return unread;
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
