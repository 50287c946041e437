package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.Credentials;
import io.slotkeeper.inventory.application.source.ObservationSink;
import io.slotkeeper.inventory.application.source.ObservationSink.NothingVisible;
import io.slotkeeper.inventory.application.source.ObservationSink.RunEnded;
import io.slotkeeper.inventory.application.source.SourceConnector.CredentialsMissing;
import io.slotkeeper.inventory.application.source.SourceProblem;
import io.slotkeeper.inventory.application.source.SourceTarget;
import io.slotkeeper.inventory.connector.vsphere.vim.PropertySet;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException;
import io.slotkeeper.inventory.connector.vsphere.vim.VimSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * One run: a session after the other until it is told to stop. A session that ends after it was read is followed by
 * another at once; after any other failure the run waits, longer each time.
 *
 * <pre>
 * log in → read everything → watch, with a complete reading at each interval (or only these) ─┐
 *    ↑                                                                                          │
 *    └── at once after an expired session, else after a pause ←── failure ──────────────────────┘
 * </pre>
 */
final class VsphereRun {
    private static final Logger LOG = Logger.getLogger(VsphereRun.class);

    private final SourceTarget target;
    private final Supplier<Credentials> credentials;
    private final ObservationSink sink;
    private final Sessions sessions;
    private final Timing timing;
    private final Time time;
    private final Backoff backoff;
    private final Fleet fleet;
    private final Ledger ledger;
    private final Inquiries inquiries = new Inquiries();

    /** Whether the session at hand has been read completely. */
    private boolean read;

    /** Whether the session at hand followed at once on one that had ended. */
    private boolean hurried;

    VsphereRun(
            SourceTarget target,
            Supplier<Credentials> credentials,
            ObservationSink sink,
            Sessions sessions,
            Timing timing,
            Time time) {
        this.target = target;
        this.credentials = credentials;
        this.sink = sink;
        this.sessions = sessions;
        this.timing = timing;
        this.time = time;
        this.backoff = new Backoff(timing.firstPause(), timing.longestPause(), Math::random);
        this.fleet = new Fleet(target.name());
        this.ledger = new Ledger(sink);
    }

    /** Returns when the thread is interrupted, which it then still is, or when the sink ends the run. */
    void untilStopped() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Optional<SourceProblem> problem = session();
                if (problem.isPresent() && !Thread.currentThread().isInterrupted()) {
                    tell(problem.get());
                    time.pause(backoff.next());
                }
            }
        } catch (RunEnded end) {
            LOG.debugf("run ended: sourceId=%s reason=%s", target.name(), end.getMessage());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** One session, until it cannot go on; empty where the next may follow at once. */
    private Optional<SourceProblem> session() throws InterruptedException {
        read = false;
        Duration began = time.passed();
        try (VimSession session = sessions.open(Targets.endpoint(target), credentials.get())) {
            readOn(session);
            return Optional.empty();
        } catch (VimException e) {
            hurried = e.kind() == VimException.Kind.SESSION_ENDED && read && !endsTooSoon(began);
            return hurried ? Optional.empty() : Optional.of(Problems.of(e));
        } catch (CredentialsMissing e) {
            return Optional.of(Problems.credentialsMissing(String.valueOf(e.getMessage())));
        } catch (NothingVisible e) {
            return Optional.of(Problems.nothingVisible(String.valueOf(e.getMessage())));
        } catch (RunEnded e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "source could not be taken: sourceId=%s", target.name());
            return Optional.of(Problems.internal());
        }
    }

    /** A server that ends every session as soon as it was read is not asked again and again without a pause. */
    private boolean endsTooSoon(Duration began) {
        return hurried && time.passed().minus(began).compareTo(timing.tick()) < 0;
    }

    private void readOn(VimSession session) throws VimException, InterruptedException {
        inquiries.in(session);
        Observer observer = new Observer(target.name(), fleet, ledger, inquiries, session.about());
        List<PropertySet> wanted = Wanted.of(session.about());
        if (target.watch()) {
            watch(session, wanted, observer);
        } else {
            poll(session, wanted, observer);
        }
    }

    private void watch(VimSession session, List<PropertySet> wanted, Observer observer) throws VimException {
        VimSession.Watch watch = session.watch(wanted);
        fleet.beginReading();
        watch.next(timing.tick(), fleet::take);
        fleet.endReading();
        while (!Thread.currentThread().isInterrupted()) {
            taken(observer);
            Duration readAgain = time.passed().plus(target.poll());
            while (time.passed().compareTo(readAgain) < 0
                    && !Thread.currentThread().isInterrupted()) {
                watch.next(shorter(timing.tick(), readAgain.minus(time.passed())), fleet::take);
                taken(observer);
            }
            readAll(session, wanted);
        }
    }

    private void poll(VimSession session, List<PropertySet> wanted, Observer observer)
            throws VimException, InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            readAll(session, wanted);
            taken(observer);
            time.pause(target.poll());
        }
    }

    private void readAll(VimSession session, List<PropertySet> wanted) throws VimException {
        fleet.beginReading();
        session.readAll(wanted, timing.pageSize(), fleet::take);
        fleet.endReading();
    }

    private void taken(Observer observer) throws VimException {
        observer.observe();
        read = true;
        backoff.reset();
        List<String> bad = fleet.bad();
        if (bad.isEmpty()) {
            sink.alive(observer.progress());
        } else {
            tell(Problems.bad(bad));
        }
    }

    /** Where even the problem cannot be taken, as when the database is away, the log has it. */
    private void tell(SourceProblem problem) {
        try {
            sink.failed(problem);
        } catch (RunEnded e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "problem could not be told: sourceId=%s detail=%s", target.name(), problem.detail());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
