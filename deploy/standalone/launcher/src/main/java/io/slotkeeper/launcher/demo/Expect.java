package io.slotkeeper.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** What the story promises at a step; a broken promise ends it. */
final class Expect {
    private Expect() {}

    static void state(JsonNode assignment, String... states) {
        String state = assignment.path("state").asText();
        if (!java.util.List.of(states).contains(state)) {
            throw new StepFailed(
                    "expected " + String.join(" or ", states) + ", but the assignment is " + state + ": " + assignment);
        }
    }

    static void outcome(JsonNode verdict, String outcome) {
        equal("the outcome", outcome, verdict.path("outcome").asText());
    }

    /** The message of the finding with that code and severity. */
    static String finding(JsonNode verdict, String code, String severity) {
        JsonNode finding = Desk.find(
                verdict.path("findings"), it -> it.path("code").asText().equals(code));
        if (finding.isMissingNode()) {
            throw new StepFailed("expected a finding " + code + " in " + Desk.brief(verdict.path("findings")));
        }
        equal("the severity of " + code, severity, finding.path("severity").asText());
        return finding.path("message").asText();
    }

    static void noFinding(JsonNode verdict, String code) {
        if (!Desk.find(verdict.path("findings"), it -> it.path("code").asText().equals(code))
                .isMissingNode()) {
            throw new StepFailed("did not expect a finding " + code);
        }
    }

    static void says(String text, String... parts) {
        for (String part : parts) {
            if (!text.contains(part)) {
                throw new StepFailed("expected to be told of \"" + part + "\", but was told: " + text);
            }
        }
    }

    static void equal(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new StepFailed("expected " + what + " to be " + expected + ", but it is " + actual);
        }
    }

    /** The reason why the function goes along although nobody asked for it. */
    static String companion(JsonNode verdict, String address) {
        JsonNode function = Desk.find(
                verdict.path("functions"), it -> it.path("address").asText().equals(address));
        equal("the role of " + address, "COMPANION", function.path("role").asText());
        return function.path("reason").asText();
    }
}
