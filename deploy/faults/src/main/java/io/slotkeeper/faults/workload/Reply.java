package io.slotkeeper.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a service answered.
 *
 * @param status 0 where nobody answered
 * @param body missing where there is none, or none that is JSON
 */
public record Reply(Journal.Outcome outcome, int status, JsonNode body) {
    static Reply none(Journal.Outcome outcome) {
        return new Reply(outcome, 0, MissingNode.getInstance());
    }

    public boolean isOk() {
        return outcome == Journal.Outcome.OK;
    }
}
