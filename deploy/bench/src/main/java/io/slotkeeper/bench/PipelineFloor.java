package io.slotkeeper.bench;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The least that the same promise costs on the same PostgreSQL and Kafka: accept, decide, claim, tell. Three durable
 * commits and three produces in series, in batches of at most 500, and the deletion of outbox rows off the path. Nobody
 * decides anything about anything; what is one-to-one here (one event, one inbox row) is a multiple in the product.
 */
final class PipelineFloor implements AutoCloseable {
    static final String DATABASE = "floor";
    private static final String REQUESTS = "floor.requests";
    private static final String VERDICTS = "floor.verdicts";
    private static final String ASSIGNED = "floor.assigned";
    private static final List<String> TOPICS = List.of(REQUESTS, VERDICTS, ASSIGNED);
    private static final int PARTITIONS = 4;
    private static final int BATCH = 500;
    private static final int PAYLOAD_BYTES = 800;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int STOP_SECONDS = 10;

    private static final List<String> TABLES = List.of(
            "create table request (id text primary key, device text not null, state text not null, document text)",
            "create table claim (device text primary key, request text not null unique)",
            "create table seen (consumer text, id text, primary key (consumer, id))",
            "create table outbox (seq bigint generated always as identity primary key, id text, payload bytea)",
            "create table inbox (sequence bigint generated always as identity primary key, id text unique)");

    private final PipelineSuite suite;
    private final BlockingQueue<String> entry = new LinkedBlockingQueue<>();
    private final byte[] payload = new byte[PAYLOAD_BYTES];
    private final List<Thread> stages = new ArrayList<>();
    private volatile boolean stopping;
    private volatile @Nullable Exception failure;

    private PipelineFloor(PipelineSuite suite) {
        this.suite = suite;
        Arrays.fill(payload, (byte) 'x');
    }

    static PipelineFloor start(PipelineSuite suite) throws SQLException, ExecutionException, InterruptedException {
        try (Statement sql = suite.database().createStatement()) {
            sql.execute("create database " + DATABASE);
        }
        PipelineFloor floor = new PipelineFloor(suite);
        try (Connection database = suite.connect(suite.floorUrl(DATABASE));
                Statement sql = database.createStatement()) {
            for (String table : TABLES) {
                sql.execute(table);
            }
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", suite.bootstrapServers()))) {
            admin.createTopics(TOPICS.stream()
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        floor.stage("accept", floor::accept);
        floor.stage("decide", floor::decide);
        floor.stage("claim", floor::claim);
        floor.stage("tell", floor::tell);
        return floor;
    }

    void ask(String id) {
        entry.add(id);
    }

    Arrivals arrivals() throws SQLException {
        return new Arrivals(
                suite.connect(suite.floorUrl(DATABASE)),
                "select sequence, id from inbox where sequence > ? order by sequence");
    }

    /** @throws IllegalStateException a stage has ended */
    void check() {
        if (failure != null) {
            throw new IllegalStateException("the floor program failed", failure);
        }
    }

    private interface Stage {
        void run() throws Exception;
    }

    private void stage(String name, Stage stage) {
        Thread thread = new Thread(
                () -> {
                    try {
                        stage.run();
                    } catch (Exception e) {
                        failure = e;
                    }
                },
                "floor-" + name);
        thread.setDaemon(true);
        stages.add(thread);
        thread.start();
    }

    private void accept() throws Exception {
        try (Connection database = connect();
                KafkaProducer<String, byte[]> producer = producer()) {
            while (!stopping) {
                List<String> ids = new ArrayList<>();
                String first = entry.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    ids.add(first);
                    entry.drainTo(ids, BATCH - 1);
                    run(database, "insert into request select u, u, 'REQUESTED', null from unnest(?) u", ids);
                    outbox(database, ids);
                    database.commit();
                    send(producer, REQUESTS, ids);
                    sent(database, ids);
                }
            }
        }
    }

    private void decide() throws Exception {
        try (KafkaConsumer<String, byte[]> consumer = consumer(REQUESTS);
                KafkaProducer<String, byte[]> producer = producer()) {
            while (!stopping) {
                List<String> ids = poll(consumer);
                if (!ids.isEmpty()) {
                    send(producer, VERDICTS, ids);
                    consumer.commitAsync();
                }
            }
        }
    }

    private void claim() throws Exception {
        try (Connection database = connect();
                KafkaConsumer<String, byte[]> consumer = consumer(VERDICTS);
                KafkaProducer<String, byte[]> producer = producer()) {
            while (!stopping) {
                List<String> ids = poll(consumer);
                if (!ids.isEmpty()) {
                    run(database, "insert into seen select 'claim', u from unnest(?) u on conflict do nothing", ids);
                    run(database, "insert into claim select u, u from unnest(?) u on conflict do nothing", ids);
                    run(database, "update request set state = 'CLAIMED' where id = any(?)", ids);
                    outbox(database, ids);
                    database.commit();
                    consumer.commitAsync();
                    send(producer, ASSIGNED, ids);
                    sent(database, ids);
                }
            }
        }
    }

    private void tell() throws Exception {
        try (Connection database = connect();
                KafkaConsumer<String, byte[]> consumer = consumer(ASSIGNED)) {
            while (!stopping) {
                List<String> ids = poll(consumer);
                if (!ids.isEmpty()) {
                    run(database, "insert into inbox (id) select u from unnest(?) u on conflict do nothing", ids);
                    database.commit();
                    consumer.commitAsync();
                }
            }
        }
    }

    private void outbox(Connection database, List<String> ids) throws SQLException {
        try (PreparedStatement sql =
                database.prepareStatement("insert into outbox (id, payload) select u, ? from unnest(?) u")) {
            sql.setBytes(1, payload);
            sql.setArray(2, array(database, ids));
            sql.executeUpdate();
        }
    }

    private static void sent(Connection database, List<String> ids) throws SQLException {
        run(database, "delete from outbox where id = any(?)", ids);
        database.commit();
    }

    private static void run(Connection database, String statement, List<String> ids) throws SQLException {
        try (PreparedStatement sql = database.prepareStatement(statement)) {
            sql.setArray(1, array(database, ids));
            sql.executeUpdate();
        }
    }

    private static Array array(Connection database, List<String> ids) throws SQLException {
        return database.createArrayOf("text", ids.toArray());
    }

    private void send(KafkaProducer<String, byte[]> producer, String topic, List<String> ids) throws Exception {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(ids.size());
        for (String id : ids) {
            acknowledgements.add(producer.send(new ProducerRecord<>(topic, id, payload)));
        }
        producer.flush();
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
    }

    private static List<String> poll(KafkaConsumer<String, byte[]> consumer) {
        List<String> ids = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            ids.add(record.key());
        }
        return ids;
    }

    private Connection connect() throws SQLException {
        Connection database = suite.connect(suite.floorUrl(DATABASE));
        database.setAutoCommit(false);
        return database;
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", suite.bootstrapServers(),
                        "acks", "all",
                        "enable.idempotence", "true",
                        "compression.type", "lz4",
                        "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private KafkaConsumer<String, byte[]> consumer(String topic) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        suite.bootstrapServers(),
                        "group.id",
                        topic,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        "false",
                        "max.poll.records",
                        BATCH),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        for (Thread stage : stages) {
            stage.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        }
    }
}
