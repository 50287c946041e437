package io.slotkeeper.inventory.application.source;

import io.quarkus.test.Mock;
import io.slotkeeper.inventory.connector.vsphere.VsphereConnector;
import io.slotkeeper.inventory.domain.SourceKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Stands for a manager whose address ends in {@code .test}: says just what a test has it say, within real runs. Other
 * addresses are read by the real connector.
 */
@Mock
@Singleton
public class ScriptedConnector implements SourceConnector {
    private static final long PATIENCE_SECONDS = 15;

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final VsphereConnector real;

    @Inject
    ScriptedConnector(VsphereConnector real) {
        this.real = real;
    }

    /** What one source says. */
    public static final class Script {
        private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(100);
        private final AtomicInteger starts = new AtomicInteger();
        private volatile Function<Credentials, Probe> probe =
                credentials -> new Probe("Scripted 1.0", 1, 2, null, List.of());

        /** Has the run say this; returns once it is taken, and throws what the sink threw. */
        public void say(Consumer<ObservationSink> line) {
            say((sink, credentials) -> line.accept(sink));
        }

        public void say(BiConsumer<ObservationSink, Supplier<Credentials>> text) {
            Line line = new Line(text, new CompletableFuture<>());
            lines.add(line);
            try {
                line.done().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw (RuntimeException) e.getCause();
            } catch (InterruptedException | TimeoutException e) {
                throw new AssertionError("nobody reads this source", e);
            }
        }

        public void probes(Function<Credentials, Probe> answer) {
            probe = answer;
        }

        /** How many runs have begun. */
        public int starts() {
            return starts.get();
        }
    }

    /** A fault of the connector itself, which ends its run. */
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Line(BiConsumer<ObservationSink, Supplier<Credentials>> text, CompletableFuture<Void> done) {}

    /** The script of the source of that name. */
    public Script script(String source) {
        return scripts.computeIfAbsent(source, name -> new Script());
    }

    @Override
    public SourceKind kind() {
        return SourceKind.VSPHERE;
    }

    @Override
    public Probe probe(SourceTarget target, Credentials credentials) {
        if (isReal(target)) {
            return real.probe(target, credentials);
        }
        return Objects.requireNonNull(script(target.name().value()).probe.apply(credentials));
    }

    @Override
    public void run(SourceTarget target, Supplier<Credentials> credentials, ObservationSink sink) {
        if (isReal(target)) {
            real.run(target, credentials, sink);
            return;
        }
        Script script = script(target.name().value());
        script.starts.incrementAndGet();
        try {
            while (true) {
                speak(script.lines.take(), credentials, sink);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReal(SourceTarget target) {
        return !target.url().getHost().endsWith(".test");
    }

    private static void speak(Line line, Supplier<Credentials> credentials, ObservationSink sink) {
        try {
            line.text().accept(sink, credentials);
            line.done().complete(null);
        } catch (ObservationSink.RunEnded e) {
            line.done().completeExceptionally(e);
            throw e;
        } catch (RuntimeException e) {
            line.done().completeExceptionally(e);
            if (e instanceof Crash) {
                throw e;
            }
        }
    }
}
