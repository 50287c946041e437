package io.slotkeeper.faults.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Instance;
import io.slotkeeper.faults.fault.Fault.Lane;
import io.slotkeeper.faults.fault.Schedule.Planned;
import io.slotkeeper.faults.workload.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Lets the faults happen in their lanes, sees that promises are kept meanwhile, and revives services that died. */
public final class Director implements AutoCloseable {
    private static final int REVIVE_MIN_MILLIS = 200;
    private static final int REVIVE_MAX_MILLIS = 3000;
    private static final int LOOK_MILLIS = 50;

    private final Bed bed;
    private final Journal journal;
    private final Consumer<String> tell;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Map<Lane, String> current = new ConcurrentHashMap<>();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final RandomGenerator random;

    /** @param random for how soon a dead service is revived */
    public Director(Bed bed, Journal journal, RandomGenerator random, Consumer<String> tell) {
        this.bed = bed;
        this.journal = journal;
        this.random = random;
        this.tell = tell;
        Thread reviver = new Thread(this::revive, "revive");
        reviver.setDaemon(true);
        reviver.start();
    }

    /** Begins with the schedules of all lanes, after the ones before were stopped. */
    public void start(Map<Lane, List<Planned>> schedules) {
        over = new CountDownLatch(1);
        threads.clear();
        schedules.forEach((lane, planned) -> {
            Thread thread = new Thread(() -> run(lane, planned), "faults-" + lane);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        });
    }

    /** No fault begins any more; returns when all are undone. */
    public void stop() throws InterruptedException {
        over.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** How often each fault happened. */
    public Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** What is being done to the product now, by lane. */
    public Map<Lane, String> current() {
        return Map.copyOf(current);
    }

    /** Promises that were not kept while a fault lasted, and faults that could not be undone. */
    public List<String> broken() {
        return List.copyOf(broken);
    }

    private void run(Lane lane, List<Planned> schedule) {
        try {
            for (Planned planned : schedule) {
                if (over.await(planned.afterMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                happen(lane, planned);
                current.remove(lane);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void happen(Lane lane, Planned planned) throws InterruptedException {
        String name = planned.kind().name();
        int number = numbers.incrementAndGet();
        Fault fault = planned.kind().maker().make(planned.random());
        current.put(lane, name);
        try {
            String target = fault.begin();
            long from = journal.now();
            note("begin", name, number, target);
            counts.merge(name, 1, Integer::sum);
            tell.accept(name + ": " + target);
            over.await(planned.lastsMillis(), TimeUnit.MILLISECONDS);
            long until = journal.now();
            note("end", name, number, target);
            fault.end();
            expectations(name, number, fault.notKept(journal.between(from, until)));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failed(name, number, fault, e);
        }
    }

    /** The other lane may have taken away what this fault needs; then it is undone and told, and nothing else. */
    private void failed(String name, int number, Fault fault, Exception why) throws InterruptedException {
        note("skipped", name, number, String.valueOf(why));
        tell.accept(name + " not done: " + why);
        try {
            fault.end();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            note("not-undone", name, number, String.valueOf(e));
            broken.add("drill: " + name + " could not be undone: " + e);
        }
    }

    private void expectations(String name, int number, List<String> notKept) {
        ObjectNode line = journal.line("expectation", "checked")
                .put("fault", name)
                .put("n", number)
                .put("violated", !notKept.isEmpty());
        notKept.forEach(line.putArray("details")::add);
        journal.write(line);
        for (String each : notKept) {
            broken.add(name + ": " + each);
            tell.accept("VIOLATED " + name + ": " + each);
        }
    }

    private void note(String phase, String name, int number, String target) {
        journal.write(
                journal.line("fault", phase).put("fault", name).put("n", number).put("target", target));
    }

    private void revive() {
        try {
            while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                for (Instance missed : bed.missed()) {
                    Thread.sleep(random.nextInt(REVIVE_MIN_MILLIS, REVIVE_MAX_MILLIS));
                    journal.write(journal.line("revival", "begin").put("target", missed.name()));
                    bed.startAgain(missed);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            broken.add("a service cannot be started again: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        over.countDown();
        closing.countDown();
        threads.forEach(Thread::interrupt);
    }
}
