package io.slotkeeper.inventory.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.inventory.application.IncomingReport;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.application.ReportFormat;
import io.slotkeeper.inventory.application.ReportOutcome;
import io.slotkeeper.inventory.application.TakeReport;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Identifier;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.messaging.PoisonException;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Takes reports of agents and integrations, with the validation of the HTTP interface; bad ones are dead letters. */
@ApplicationScoped
class ReportConsumer implements EventHandler {
    private static final String CHANNEL = "inventory-reports";
    private static final String TYPE = "slotkeeper.inventory.report.v1";
    /** The topic is configured for agents; who of them it was stands in the report's source. */
    private static final String ACTOR = "agent";

    private final EventIntake intake;
    private final TakeReport take;
    private final ObjectMapper json;

    @Inject
    ReportConsumer(EventIntake intake, TakeReport take, ObjectMapper json) {
        this.intake = intake;
        this.take = take;
        this.json = json;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Incoming(CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
    }

    @Override
    public void apply(EventEnvelope event) {
        if (!event.type().equals(TYPE)) {
            throw new PoisonException("not a report: " + event.type());
        }
        ReportV1 report = event.dataAs(ReportV1.class, json);
        JsonNode body = report.report();
        if (body == null || !body.isObject()) {
            throw new PoisonException("the event has no report");
        }
        IncomingReport incoming = new IncomingReport(
                new HostId(id("key", event.key())),
                ReportFormat.JSON_TOLERANT,
                report.source() == null ? null : new SourceName(id("source", report.source())),
                report.generation(),
                body.toString());
        refuse(take.take(incoming, new Origin(ACTOR, event.project(), event.correlationId())));
    }

    private static void refuse(ReportOutcome outcome) {
        if (outcome instanceof ReportOutcome.UnknownHost unknown) {
            throw new PoisonException("host-unknown: nobody registered " + unknown.host());
        }
        if (outcome instanceof ReportOutcome.NotTheFormat wrong) {
            throw new PoisonException("invalid-request: " + wrong.reason());
        }
        if (outcome instanceof ReportOutcome.Bad bad) {
            Reading.Unreadable where = bad.where();
            throw new PoisonException("bad-report: " + where.pointer() + ": " + where.reason());
        }
        if (outcome instanceof ReportOutcome.Refused refused) {
            throw new PoisonException("refused: " + refused.refusal().detail());
        }
    }

    private static String id(String name, @Nullable String text) {
        if (text == null || !Identifier.isValid(text)) {
            throw new PoisonException("invalid-request: the " + name + " does not fit " + Identifier.FORM);
        }
        return text;
    }
}
