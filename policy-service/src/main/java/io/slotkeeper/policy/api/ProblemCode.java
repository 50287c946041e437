package io.slotkeeper.policy.api;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.slotkeeper.messaging.problem.Problems;
import java.util.Map;

/** Every problem that policy itself answers; those of the framework have their codes from messaging. */
enum ProblemCode {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    UNAUTHENTICATED("unauthenticated", 401, "Who are you?"),
    HOST_UNKNOWN("host-unknown", 404, "No state of this host has arrived"),
    HOST_REVISION_NOT_SEEN("host-revision-not-seen", 409, "That revision of the host has not arrived yet"),
    FUNCTION_UNKNOWN("function-unknown", 422, "The host has no such function"),
    RULESET_GONE("ruleset-gone", 409, "A version that the verdict was made with is not kept any more"),
    VERDICT_UNKNOWN("verdict-unknown", 404, "There is no such verdict in your project"),
    SCHEMA_UNKNOWN("schema-unknown", 404, "Policy publishes nothing by that schema"),
    SUPPORT_LIST_VERSION_UNKNOWN("support-list-version-unknown", 404, "The support list never had that version"),
    PLATFORM_PROFILES_VERSION_UNKNOWN(
            "platform-profiles-version-unknown", 404, "The platform profiles never had that version"),
    PLATFORM_PROFILES_MOVED_ON("platform-profiles-moved-on", 409, "Another version came into force meanwhile"),
    PLATFORM_PROFILES_REFUSED("platform-profiles-refused", 422, "These are no platform profiles"),
    DRAFT_UNKNOWN("draft-unknown", 404, "There is no such draft"),
    ENTRY_UNKNOWN("entry-unknown", 404, "The list has no such entry"),
    PRECONDITION_REQUIRED("precondition-required", 428, "Say which revision you have seen"),
    PRECONDITION_FAILED("precondition-failed", 412, "It is at another revision"),
    DRAFT_BEHIND("draft-behind", 409, "Another version came into force meanwhile"),
    SUPPORT_LIST_MOVED_ON("support-list-moved-on", 409, "Another version came into force meanwhile"),
    DRAFT_CONFLICTS("draft-conflicts", 409, "The draft and the version in force changed the same"),
    NOTHING_TO_PUBLISH("nothing-to-publish", 409, "This is in force already"),
    PREVIEW_BUSY("preview-busy", 409, "Another preview is being made"),
    TOO_MANY_DRAFTS("too-many-drafts", 409, "There are as many drafts as there may be"),
    TOO_MANY_ENTRIES("too-many-entries", 422, "The list would be too long"),
    ENTRY_REFUSED("entry-refused", 422, "This is no entry of a support list"),
    IMPORT_REFUSED("import-refused", 422, "Lines were refused, so nothing was changed"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
    NOT_UTF_8("not-utf-8", 422, "The text is not UTF-8"),
    CONTROL_CHARACTER("control-character", 422, "The text has characters that no text has"),
    CSV_MALFORMED("csv-malformed", 422, "This is no CSV"),
    JSON_MALFORMED("json-malformed", 422, "This is no JSON with entries"),
    UNKNOWN_COLUMN("unknown-column", 422, "The header names a column that there is not"),
    MISSING_COLUMN("missing-column", 422, "The header lacks a column"),
    DUPLICATE_COLUMN("duplicate-column", 422, "The header names a column twice"),
    NO_ENTRIES("no-entries", 422, "There is nothing to import"),
    RULE_UNKNOWN("rule-unknown", 404, "There is no such custom rule"),
    RULE_REFUSED("rule-refused", 422, "This is no rule"),
    RULE_SWITCHED_ON("rule-switched-on", 409, "The rule is switched on"),
    RULES_VERSION_UNKNOWN("rules-version-unknown", 404, "The custom rules never had that version"),
    TOO_MANY_RULES("too-many-rules", 409, "There are as many rules as there may be"),
    TRIAL_UNDER_WAY("trial-under-way", 409, "Another rule is being tried");

    private final String wire;
    private final int status;
    private final String title;

    ProblemCode(String wire, int status, String title) {
        this.wire = wire;
        this.status = status;
        this.title = title;
    }

    HttpProblem problem(String detail, Map<String, Object> members) {
        return Problems.of(wire, status, title, detail, members);
    }

    HttpProblem problem(String detail) {
        return problem(detail, Map.of());
    }
}
