package io.slotkeeper.assignment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Policy's answer: may it be done, with every finding, and which revision of the host it was made from.
 *
 * @param vmName what the virtual machine is called, where policy knows that
 */
public record Verdict(
        UUID id,
        Outcome outcome,
        String host,
        String vm,
        @Nullable String vmName,
        @Nullable Long hostRevision,
        @Nullable Long vmRevision,
        List<Function> functions,
        List<Group> groups,
        List<Finding> findings,
        @Nullable Limit limit,
        Map<String, Object> versions,
        Instant evaluatedAt) {

    /** The three outcomes, worst finding first. */
    public enum Outcome {
        DENIED,
        NEEDS_CONSENT,
        ALLOWED
    }

    /** A function that the request concerns: {@code REQUESTED}, or {@code COMPANION} because its group changes context. */
    public record Function(String address, String role, @Nullable String reason) {}

    /** A group as policy saw it. */
    public record Group(String id, String scope, List<String> members) {}

    /** The codes that somebody must consent to, sorted. */
    public TreeSet<String> consentCodes() {
        return new TreeSet<>(consentFindings().map(Finding::code).toList());
    }

    public Stream<Finding> consentFindings() {
        return findings.stream().filter(Finding::needsConsent);
    }

    public boolean needsApproval() {
        return findings.stream().anyMatch(Finding::needsApproval);
    }

    /** The refusal that the first denying finding amounts to. */
    public Refusal refusal() {
        return findings.stream()
                .filter(Finding::denies)
                .findFirst()
                .map(Verdict::refusalOf)
                .orElseGet(() -> Refusal.of("denied"));
    }

    /** The same verdict, denied with one more finding at its head. */
    public Verdict deniedBy(Finding finding) {
        List<Finding> all = Stream.concat(Stream.of(finding), findings.stream()).toList();
        return new Verdict(
                id,
                Outcome.DENIED,
                host,
                vm,
                vmName,
                hostRevision,
                vmRevision,
                functions,
                groups,
                all,
                limit,
                versions,
                evaluatedAt);
    }

    private static Refusal refusalOf(Finding finding) {
        Map<String, Object> named = finding.parameters();
        return new Refusal(
                finding.code(), text(named.get("holder")), instant(named.get("since")), instant(named.get("until")));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String s ? s : null;
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        try {
            return value instanceof String s ? Instant.parse(s) : null;
        } catch (java.time.format.DateTimeParseException notAnInstant) {
            return null;
        }
    }
}
