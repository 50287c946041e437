package io.slotkeeper.assignment.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.assignment.application.Caller;
import io.slotkeeper.assignment.application.CancelAssignment;
import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.GiveConsent;
import io.slotkeeper.assignment.application.ReleaseAssignment;
import io.slotkeeper.assignment.application.RequestAssignment;
import io.slotkeeper.assignment.config.AssignmentConfig;
import io.slotkeeper.assignment.domain.NewRequest;
import io.slotkeeper.assignment.domain.ProblemCode;
import io.slotkeeper.assignment.domain.Rejection;
import io.slotkeeper.messaging.EventEnvelope;
import io.slotkeeper.messaging.PoisonException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What each type of command does. The actor is the integration that the topic is configured for. */
@ApplicationScoped
class Commands {
    private final RequestAssignment request;
    private final GiveConsent consent;
    private final CancelAssignment cancel;
    private final ReleaseAssignment release;
    private final AssignmentConfig config;
    private final ObjectMapper json;

    @Inject
    Commands(
            RequestAssignment request,
            GiveConsent consent,
            CancelAssignment cancel,
            ReleaseAssignment release,
            AssignmentConfig config,
            ObjectMapper json) {
        this.request = request;
        this.consent = consent;
        this.cancel = cancel;
        this.release = release;
        this.config = config;
        this.json = json;
    }

    CommandResult apply(EventEnvelope event) {
        try {
            return switch (event.type()) {
                case "slotkeeper.assignment.request.v1" -> request(event);
                case "slotkeeper.assignment.consent.v1" -> consent(event);
                case "slotkeeper.assignment.cancel.v1" -> change(event, cancel::handle);
                case "slotkeeper.assignment.release.v1" -> change(event, release::handle);
                default -> refused(ProblemCode.UNSUPPORTED_COMMAND, "There is no command " + event.type() + " here.");
            };
        } catch (PoisonException unreadable) {
            return refused(ProblemCode.INVALID_REQUEST, String.valueOf(unreadable.getMessage()));
        }
    }

    /** What the caller recognises the answers by: the extension, else the record's key. */
    static @Nullable String correlation(EventEnvelope event) {
        return event.correlationId() == null ? event.key() : event.correlationId();
    }

    private CommandResult request(EventEnvelope event) {
        CommandWire.Request wire = event.dataAs(CommandWire.Request.class, json);
        String requestedBy = wire.requestedBy();
        return requestedBy != null && requestedBy.length() > NewRequest.EXTERNAL_REF_MAX
                ? refused(
                        ProblemCode.INVALID_REQUEST,
                        "requestedBy: at most " + NewRequest.EXTERNAL_REF_MAX + " characters")
                : request.handle(wire.draft(), caller(event, requestedBy));
    }

    private CommandResult consent(EventEnvelope event) {
        CommandWire.Consent wire = event.dataAs(CommandWire.Consent.class, json);
        List<@Nullable String> codes = wire.codes();
        if (wire.assignment() == null || codes == null || codes.isEmpty()) {
            return refused(ProblemCode.INVALID_REQUEST, "assignment and codes are needed");
        }
        Set<String> given = new TreeSet<>();
        for (String code : codes) {
            given.add(code == null ? "" : code);
        }
        return consent.handle(wire.assignment(), given, caller(event, null));
    }

    /** Cancel and release differ only in what is done. */
    @FunctionalInterface
    private interface Change {
        CommandResult handle(UUID assignment, @Nullable String reason, Caller caller);
    }

    private CommandResult change(EventEnvelope event, Change change) {
        CommandWire.Change wire = event.dataAs(CommandWire.Change.class, json);
        String reason = wire.reason();
        if (wire.assignment() == null) {
            return refused(ProblemCode.INVALID_REQUEST, "assignment: an id is needed");
        }
        return reason != null && reason.length() > NewRequest.REASON_MAX
                ? refused(ProblemCode.INVALID_REQUEST, "reason: at most " + NewRequest.REASON_MAX + " characters")
                : change.handle(wire.assignment(), reason, caller(event, null));
    }

    private Caller caller(EventEnvelope event, @Nullable String requestedBy) {
        return new Caller(config.commandActor(), event.project(), false, correlation(event), requestedBy);
    }

    private static CommandResult refused(ProblemCode code, String detail) {
        return new CommandResult.Refused(new Rejection(code, detail));
    }
}
