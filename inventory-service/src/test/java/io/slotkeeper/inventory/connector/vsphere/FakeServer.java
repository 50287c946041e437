package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.Credentials;
import io.slotkeeper.inventory.connector.vsphere.vim.About;
import io.slotkeeper.inventory.connector.vsphere.vim.Endpoint;
import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate;
import io.slotkeeper.inventory.connector.vsphere.vim.PropertySet;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import io.slotkeeper.inventory.connector.vsphere.vim.VimSession;
import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A server whose objects a test sets, and which does what the test has planned, one step each time a run waits for
 * something; after the last step the run's thread is interrupted. Time passes only while it is waited for.
 */
final class FakeServer implements Sessions, Time {
    static final About ABOUT =
            new About("VMware vCenter Server 8.0.3", "8.0.3", "1", "8.0.3.0", "VirtualCenter", "vc-uuid");

    /** A step of the plan. */
    interface Step {
        void run() throws VimException;
    }

    private final Map<ManagedObject, ObjectUpdate> objects = new LinkedHashMap<>();
    private final Map<ManagedObject, Map<String, List<VimValue>>> answers = new LinkedHashMap<>();
    private final Deque<Step> plan = new ArrayDeque<>();
    private final Map<String, Step> failures = new LinkedHashMap<>();
    private final Deque<Step> reads = new ArrayDeque<>();
    private final List<ObjectUpdate> pending = new ArrayList<>();
    private Duration now = Duration.ZERO;

    final List<String> log = new ArrayList<>();
    final List<Duration> pauses = new ArrayList<>();

    void has(String type, String id, Map<Property<?>, String> properties) {
        has(Vim.enter(new ManagedObject(type, id), Vim.values(properties)));
    }

    void has(ObjectUpdate update) {
        objects.put(update.object(), update);
    }

    /** A property of an object changes, and a watch is told so. */
    void changes(String type, String id, Map<Property<?>, String> properties) {
        ManagedObject object = new ManagedObject(type, id);
        ObjectUpdate before = objects.get(object);
        Map<String, VimValue> after = new LinkedHashMap<>(before.properties());
        after.putAll(Vim.values(properties));
        objects.put(object, Vim.enter(object, after));
        pending.add(Vim.modify(object, Vim.values(properties)));
    }

    void enters(String type, String id, Map<Property<?>, String> properties) {
        has(type, id, properties);
        pending.add(objects.get(new ManagedObject(type, id)));
    }

    void leaves(String type, String id) {
        ManagedObject object = new ManagedObject(type, id);
        objects.remove(object);
        pending.add(Vim.leave(object));
    }

    void loses(String type) {
        objects.keySet().stream()
                .filter(object -> object.type().equals(type))
                .toList()
                .forEach(object -> leaves(type, object.id()));
    }

    void answers(ManagedObject object, String method, VimValue answer) {
        answers.computeIfAbsent(object, unknown -> new LinkedHashMap<>()).put(method, List.of(answer));
    }

    /** What happens while the run waits, in this order. */
    void plan(Step... steps) {
        plan.addAll(List.of(steps));
    }

    /** The next call of that method fails. */
    void failsCall(String method, Kind kind, String subject) {
        failures.put(method, fails(kind, subject));
    }

    /** What happens when everything is read, the first time and so on. */
    void planReads(Step... steps) {
        reads.addAll(List.of(steps));
    }

    Step fails(Kind kind) {
        return fails(kind, null);
    }

    Step fails(Kind kind, String subject) {
        return () -> {
            throw new VimException(kind, "it was planned", subject, null);
        };
    }

    Step nothing() {
        return () -> {};
    }

    long count(String entry) {
        return log.stream().filter(entry::equals).count();
    }

    @Override
    public Duration passed() {
        return now;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        pauses.add(time);
        now = now.plus(time);
        log.add("pause");
        if (plan.isEmpty()) {
            throw new InterruptedException();
        }
        try {
            plan.remove().run();
        } catch (VimException e) {
            throw new IllegalStateException("nothing fails while nobody asks", e);
        }
    }

    @Override
    public VimSession open(Endpoint endpoint, Credentials credentials) throws VimException {
        log.add("login " + credentials.user());
        if (credentials.password().equals("wrong")) {
            throw new VimException(Kind.LOGIN_REFUSED, "user name or password are wrong", null, null);
        }
        return new Session();
    }

    private final class Session implements VimSession {
        @Override
        public About about() {
            return ABOUT;
        }

        @Override
        public void readAll(List<PropertySet> what, int pageSize, Consumer<ObjectUpdate> each) throws VimException {
            log.add("read");
            if (!reads.isEmpty()) {
                reads.remove().run();
            }
            all(what).forEach(each);
        }

        @Override
        public Watch watch(List<PropertySet> what) {
            log.add("watch");
            pending.clear();
            return new FakeWatch(what);
        }

        @Override
        public List<VimValue> call(ManagedObject object, String method, List<VimValue> arguments) throws VimException {
            log.add(method);
            Step failure = failures.remove(method);
            if (failure != null) {
                failure.run();
            }
            List<VimValue> answer = answers.getOrDefault(object, Map.of()).get(method);
            if (answer == null) {
                throw new VimException(Kind.FAULT, "the server does not know it", "MethodNotFound", null);
            }
            return answer;
        }

        @Override
        public void close() {
            log.add("logout");
        }
    }

    private final class FakeWatch implements VimSession.Watch {
        private final List<PropertySet> what;
        private boolean begun;

        FakeWatch(List<PropertySet> what) {
            this.what = what;
        }

        @Override
        public boolean next(Duration atMost, Consumer<ObjectUpdate> each) throws VimException {
            if (!begun) {
                begun = true;
                all(what).forEach(each);
                return !objects.isEmpty();
            }
            now = now.plus(atMost);
            if (plan.isEmpty()) {
                Thread.currentThread().interrupt();
                throw new VimException(Kind.UNREACHABLE, "interrupted", null, new InterruptedException());
            }
            plan.remove().run();
            List<ObjectUpdate> told = List.copyOf(pending);
            pending.clear();
            told.forEach(each);
            return !told.isEmpty();
        }
    }

    private Stream<ObjectUpdate> all(List<PropertySet> what) {
        return what.stream().flatMap(set -> List.copyOf(objects.values()).stream()
                .filter(object -> object.object().type().equals(set.type())));
    }
}
