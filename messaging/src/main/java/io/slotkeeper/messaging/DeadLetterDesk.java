package io.slotkeeper.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where operators work off dead letters: they look at them, replay them or dismiss them. A replay runs the channel's
 * handler here, in one transaction with the inbox row and the letter's new state and under the letter's row lock, so
 * that an event is never applied twice, whoever else replays or redelivers it. Every decision is kept with its actor.
 */
@ApplicationScoped
public class DeadLetterDesk {
    private static final String APPLIED_MEANWHILE = "the event had been applied already; nothing was done";
    private static final int REASON_LENGTH = 2000;

    private final LetterTable letters;
    private final Inbox inbox;
    private final Outbox outbox;
    private final TraceHeaders traces;
    private final CloudEventRecords events;
    private final Instance<EventHandler> handlers;

    @Inject
    DeadLetterDesk(
            LetterTable letters,
            Inbox inbox,
            Outbox outbox,
            TraceHeaders traces,
            @Any Instance<EventHandler> handlers,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.letters = letters;
        this.inbox = inbox;
        this.outbox = outbox;
        this.traces = traces;
        this.handlers = handlers;
        this.events = new CloudEventRecords(json, service);
    }

    /**
     * Who decides.
     *
     * @param project whose letters they see; null where they see all
     */
    public record Operator(String name, @Nullable String project) {}

    /** At most that many letters, oldest first. */
    public List<Letter> find(LetterFilter filter, int limit) {
        return letters.find(filter, limit);
    }

    /** One letter with at most that many bytes of its payload. */
    public Optional<LetterContent> content(UUID id, Operator operator, int payloadBytes) {
        return letters.get(id, operator.project(), payloadBytes);
    }

    /** Applies the event, or gives the record to the relay again; at most once. */
    public LetterOutcome replay(UUID id, Operator operator) {
        try {
            return decide(id, operator, letter -> replayed(letter, operator));
        } catch (RuntimeException e) {
            if (Infrastructure.failed(e)) {
                throw e;
            }
            return decide(id, operator, letter -> failed(letter, operator, DeadLetter.reason(e)));
        }
    }

    /** Takes the letter off the list for good; the event will not be applied. */
    public LetterOutcome dismiss(UUID id, Operator operator, String reason) {
        return decide(id, operator, letter -> {
            letters.decide(id, LetterState.DISMISSED, operator.name(), StorableText.of(reason, REASON_LENGTH));
            return new LetterOutcome.Dismissed();
        });
    }

    /** Replays the open ones among at most {@code limit} that the filter means, oldest first, each by itself. */
    public LetterBulk replayAll(LetterFilter filter, int limit, Operator operator) {
        return decideAll(filter, limit, id -> replay(id, operator));
    }

    /** The same for a dismissal. */
    public LetterBulk dismissAll(LetterFilter filter, int limit, Operator operator, String reason) {
        return decideAll(filter, limit, id -> dismiss(id, operator, reason));
    }

    private LetterBulk decideAll(LetterFilter filter, int limit, Function<UUID, LetterOutcome> decision) {
        List<Letter> meant = letters.find(filter.openAfter(filter.after()), limit + 1);
        List<Letter> page = meant.size() > limit ? meant.subList(0, limit) : meant;
        int done = 0;
        int failed = 0;
        for (Letter letter : page) {
            LetterOutcome outcome = decision.apply(letter.id());
            if (outcome instanceof LetterOutcome.Replayed || outcome instanceof LetterOutcome.Dismissed) {
                done++;
            } else if (outcome instanceof LetterOutcome.ReplayFailed) {
                failed++;
            }
        }
        UUID next = meant.size() > limit ? page.get(limit - 1).id() : null;
        return new LetterBulk(done, failed, page.size() - done - failed, next);
    }

    private LetterOutcome decide(UUID id, Operator operator, Function<LetterTable.Locked, LetterOutcome> decision) {
        return QuarkusTransaction.requiringNew().call(() -> {
            LetterTable.Locked locked = letters.lock(id, operator.project()).orElse(null);
            if (locked == null) {
                return new LetterOutcome.Unknown();
            }
            LetterState state = locked.letter().state();
            return state == LetterState.OPEN ? decision.apply(locked) : new LetterOutcome.AlreadyDecided(state);
        });
    }

    private LetterOutcome replayed(LetterTable.Locked locked, Operator operator) {
        String note = locked.letter().channel() == null
                ? sentAgain(locked)
                : applied(locked.letter().channel(), locked);
        letters.decide(locked.letter().id(), LetterState.REPLAYED, operator.name(), note);
        return new LetterOutcome.Replayed(note);
    }

    private LetterOutcome failed(LetterTable.Locked locked, Operator operator, String reason) {
        letters.replayFailed(locked.letter().id(), operator.name(), reason);
        return new LetterOutcome.ReplayFailed(reason);
    }

    private @Nullable String applied(String channel, LetterTable.Locked locked) {
        EventHandler handler = handlers.stream()
                .filter(candidate -> candidate.channel().equals(channel))
                .findFirst()
                .orElseThrow(() -> new PoisonException("this service has no channel " + channel + " any more"));
        ConsumerRecord<String, byte[]> record = record(locked);
        EventEnvelope event = events.read(record, traces.of(channel, record));
        if (!EventTypes.isFor(handler.types(), event.type())) {
            throw new PoisonException("the channel " + channel + " does not read " + event.type());
        }
        if (inbox.firstTime(channel, List.of(event)).isEmpty()) {
            return APPLIED_MEANWHILE;
        }
        event.inTrace(() -> handler.apply(event));
        return null;
    }

    private @Nullable String sentAgain(LetterTable.Locked locked) {
        Letter letter = locked.letter();
        outbox.store(new ProducerRecord<>(letter.topic(), null, letter.key(), locked.payload(), locked.headers()));
        return null;
    }

    private static ConsumerRecord<String, byte[]> record(LetterTable.Locked locked) {
        Letter letter = locked.letter();
        if (letter.partition() == null || letter.offset() == null || locked.recordTime() == null) {
            throw new IllegalStateException("a record that was received stood somewhere");
        }
        return new ConsumerRecord<>(
                letter.topic(),
                letter.partition(),
                letter.offset(),
                locked.recordTime().toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                letter.key(),
                locked.payload(),
                new RecordHeaders(locked.headers()),
                Optional.empty());
    }
}
