package io.slotkeeper.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** The topic file: every topic of the product with its key, partitions, settings, writers and readers. */
public record Topics(List<Topic> topics) {

    /**
     * One topic. {@code writers} and {@code readers} are services or {@code integrations}; {@code config} are Kafka's
     * own topic settings.
     */
    public record Topic(
            String name,
            String kind,
            String key,
            int partitions,
            List<String> writers,
            List<String> readers,
            @Nullable Map<String, String> config) {}

    public static Topics read(Path file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), Topics.class);
    }

    /** Creates the topics that are missing; existing ones stay as they are. */
    public void create(String bootstrapServers, int replicas) throws IOException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(topic -> newTopic(topic, (short) replicas))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new IOException("cannot create the topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while creating the topics", e);
        }
    }

    private static NewTopic newTopic(Topic topic, short replicas) {
        NewTopic created = new NewTopic(topic.name(), topic.partitions(), replicas);
        return topic.config() == null ? created : created.configs(topic.config());
    }
}
