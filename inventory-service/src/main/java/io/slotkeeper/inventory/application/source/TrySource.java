package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.application.source.SourceConnector.CredentialsMissing;
import io.slotkeeper.inventory.application.source.SourceConnector.Probe;
import io.slotkeeper.inventory.application.source.SourceProblem.Code;
import io.slotkeeper.inventory.config.SourcesConfig;
import io.slotkeeper.inventory.domain.Source;
import io.slotkeeper.inventory.domain.SourceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Tries whether a source can be read, and changes nothing. Each server is tried once at a time, and the answer comes
 * within a limit, whatever the server does.
 */
@ApplicationScoped
public class TrySource {
    private static final Logger LOG = Logger.getLogger(TrySource.class);

    private final SourceRunner runner;
    private final CredentialsLookup credentials;
    private final SourcesConfig config;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    @Inject
    TrySource(SourceRunner runner, CredentialsLookup credentials, SourcesConfig config) {
        this.runner = runner;
        this.credentials = credentials;
        this.config = config;
    }

    /** What the try has shown; empty when the same server is being tried already, or too many are. */
    public Optional<Probe> probe(Source source) {
        String server = source.settings().url().getAuthority();
        if (!occupy(server)) {
            return Optional.empty();
        }
        CompletableFuture<Probe> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> probe(source, server, answer), "source-try-" + source.id());
        thread.setDaemon(true);
        thread.start();
        return Optional.of(await(answer, thread));
    }

    private synchronized boolean occupy(String server) {
        return busy.size() < config.testsAtOnce() && busy.add(server);
    }

    /** The server counts as busy until its thread has really ended. */
    private void probe(Source source, String server, CompletableFuture<Probe> answer) {
        try {
            answer.complete(probed(source));
        } finally {
            busy.remove(server);
            answer.complete(failed(Code.INTERNAL, "The try failed inside; the service's log says why"));
        }
    }

    private Probe probed(Source source) {
        SourceSettings settings = source.settings();
        try {
            return runner.connector(settings.kind())
                    .probe(SourceRunner.target(source), credentials.lookup(settings.credentials(), settings.url()));
        } catch (CredentialsMissing e) {
            return failed(Code.CREDENTIALS_MISSING, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "try failed: sourceId=%s", source.id());
            return failed(Code.INTERNAL, "The try failed inside; the service's log says why");
        }
    }

    private Probe await(CompletableFuture<Probe> answer, Thread thread) {
        try {
            return answer.get(config.testTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return failed(
                    Code.TIMEOUT,
                    "There was no answer within %d seconds"
                            .formatted(config.testTimeout().toSeconds()));
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return failed(Code.INTERNAL, "The service stops");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a try completes with an answer only", e);
        }
    }

    private static Probe failed(Code code, String detail) {
        return new Probe(null, 0, 0, new SourceProblem(code, detail, null), List.of());
    }
}
