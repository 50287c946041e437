package io.slotkeeper.assignment.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.ReportOrder;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.EventHandler;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.messaging.PoisonException;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reports about orders. One that comes twice changes nothing; one that contradicts is for an operator to look at. */
@ApplicationScoped
class OrderReportConsumer implements EventHandler {
    private static final String CHANNEL = "inventory-order-reports";
    private static final String ORDER_REPORTED = "slotkeeper.inventory.order-reported.v1";
    private static final String UNNAMED = "connector";

    private final EventIntake intake;
    private final ReportOrder reports;
    private final ObjectMapper json;

    @Inject
    OrderReportConsumer(EventIntake intake, ReportOrder reports, ObjectMapper json) {
        this.intake = intake;
        this.reports = reports;
        this.json = json;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Set<String> types() {
        return Set.of(ORDER_REPORTED);
    }

    @Incoming(CHANNEL)
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        intake.apply(this, records);
    }

    @Override
    public void apply(EventEnvelope event) {
        applyAll(List.of(event));
    }

    @Override
    public void applyAll(List<EventEnvelope> events) {
        List<ReportOrder.Reported> told = events.stream().map(this::reported).toList();
        for (CommandResult result : reports.handle(told)) {
            if (result instanceof CommandResult.Refused refused) {
                throw new PoisonException(refused.rejection().code().code() + ": "
                        + refused.rejection().detail());
            }
        }
    }

    private ReportOrder.Reported reported(EventEnvelope event) {
        OrderReportWire wire = event.dataAs(OrderReportWire.class, json);
        if (wire.order() == null || wire.outcome() == null) {
            throw new PoisonException("a report names its order and its outcome");
        }
        String reporter = wire.reporter() == null ? UNNAMED : wire.reporter();
        return new ReportOrder.Reported(
                wire.order(),
                new ReportOrder.Report(wire.outcome(), wire.detail(), reporter, event.project()),
                event::inTrace);
    }
}
