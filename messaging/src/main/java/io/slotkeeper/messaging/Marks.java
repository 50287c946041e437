package io.slotkeeper.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The marks as the tables have them. */
@ApplicationScoped
class Marks {
    private final AgroalDataSource database;

    @Inject
    Marks(AgroalDataSource database) {
        this.database = database;
    }

    Map<TopicPartition, Divergence.Mark> sent() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement read =
                        connection.prepareStatement("select topic, partition, topic_id, last_offset from sent_mark")) {
            return marks(read);
        }
    }

    Map<TopicPartition, Divergence.Mark> applied(String channel) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement(
                        "select topic, partition, topic_id, last_offset from applied_mark where channel = ?")) {
            read.setString(1, channel);
            return marks(read);
        }
    }

    /** True where nothing was ever applied. */
    boolean blank() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement ask = connection.prepareStatement(
                        "select not exists (select from inbox) and not exists (select from applied_mark)");
                ResultSet answer = ask.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static Map<TopicPartition, Divergence.Mark> marks(PreparedStatement read) throws SQLException {
        try (ResultSet found = read.executeQuery()) {
            Map<TopicPartition, Divergence.Mark> marks = new HashMap<>();
            while (found.next()) {
                marks.put(
                        new TopicPartition(found.getString(1), found.getInt(2)),
                        new Divergence.Mark(found.getString(3), found.getLong(4)));
            }
            return marks;
        }
    }
}
