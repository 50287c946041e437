package io.slotkeeper.faults.workload;

import io.slotkeeper.faults.bed.Bed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Everybody who uses the product during a round, each a thread with a random generator of its own. */
public final class Workload implements AutoCloseable {
    private static final int REQUESTERS = 4;
    private static final int JOIN_MILLIS = 30_000;

    private final List<Activity> activities = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final Agent agent;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param prefix begins every name of this round */
    public Workload(String prefix, SplittableGenerator random, Bed bed, Records records, Journal journal) {
        Fleet fleet = new Fleet(prefix, random.split());
        for (int i = 1; i <= REQUESTERS; i++) {
            String name = prefix + "-client-" + i;
            Client client = new Client(name, prefix + "-requester-" + i, "requester", bed, journal);
            activities.add(new Requester(name, client, fleet, random.split()));
        }
        Client operator = new Client(prefix + "-operator", "drill-operator", "operator", bed, journal);
        KafkaClient connector = new KafkaClient(prefix + "-connector", records, journal);
        activities.add(new Operator(operator, connector, random.split()));
        this.agent = new Agent(operator, connector, fleet, random.split());
        activities.add(agent);
        activities.add(new Integration(
                prefix + "-ticket",
                operator,
                new KafkaClient(prefix + "-integration", records, journal),
                fleet,
                random.split()));
    }

    /** Registers the fleet. */
    public void introduce() throws InterruptedException {
        agent.introduce();
    }

    public void start() {
        for (Activity activity : activities) {
            Thread thread = new Thread(() -> run(activity), activity.getClass().getSimpleName());
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((dead, why) -> broken.add(dead.getName() + ": " + why));
            thread.start();
            threads.add(thread);
        }
    }

    /** Nobody begins anything more; returns when everybody has their answer. */
    public void stop() throws InterruptedException {
        stopping.countDown();
        for (Thread thread : threads) {
            thread.join(JOIN_MILLIS);
        }
    }

    /** Does once what is left to do; called again until everything is at rest. */
    public void drain() throws InterruptedException {
        for (Activity activity : activities) {
            activity.drain();
        }
    }

    /** Who gave up because the drill itself has a mistake. */
    public List<String> broken() {
        return List.copyOf(broken);
    }

    private void run(Activity activity) {
        try {
            while (!stopping.await(activity.pauseMillis(), TimeUnit.MILLISECONDS)) {
                activity.step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Random generators of one seed, all alike on every machine. */
    public static SplittableGenerator random(long seed) {
        return (SplittableGenerator) java.util.random.RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom")
                .create(seed);
    }

    @Override
    public void close() {
        stopping.countDown();
        threads.forEach(Thread::interrupt);
    }
}
