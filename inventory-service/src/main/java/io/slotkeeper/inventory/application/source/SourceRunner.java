package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.config.SourcesConfig;
import io.slotkeeper.inventory.domain.Source;
import io.slotkeeper.inventory.domain.SourceKind;
import io.slotkeeper.inventory.domain.SourceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prepares runs, and knows the connectors that they read with. */
@ApplicationScoped
public class SourceRunner {
    private final Map<SourceKind, SourceConnector> connectors;
    private final CredentialsLookup credentials;
    private final TakeObservation take;
    private final KeepStatus keep;
    private final SourceObjects objects;
    private final SourcesConfig config;
    private final Clock clock;

    @Inject
    SourceRunner(
            Instance<SourceConnector> connectors,
            CredentialsLookup credentials,
            TakeObservation take,
            KeepStatus keep,
            SourceObjects objects,
            SourcesConfig config,
            Clock clock) {
        this.connectors = connectors.stream().collect(Collectors.toMap(SourceConnector::kind, Function.identity()));
        this.credentials = credentials;
        this.take = take;
        this.keep = keep;
        this.objects = objects;
        this.config = config;
        this.clock = clock;
    }

    SourceConnector connector(SourceKind kind) {
        SourceConnector connector = connectors.get(kind);
        if (connector == null) {
            throw new IllegalStateException("no connector reads " + kind);
        }
        return connector;
    }

    static SourceTarget target(Source source) {
        SourceSettings settings = source.settings();
        return new SourceTarget(source.id(), settings.url(), settings.trust(), settings.poll(), settings.watch());
    }

    /** The run, ready to be started. */
    SourceRun prepared(Run run) {
        RunSink sink = new RunSink(run, take, keep, objects, clock);
        SourceSettings settings = run.source().settings();
        return new SourceRun(
                run,
                () -> connector(settings.kind())
                        .run(
                                target(run.source()),
                                () -> credentials.lookup(settings.credentials(), settings.url()),
                                sink),
                sink,
                config.restartPause());
    }
}
