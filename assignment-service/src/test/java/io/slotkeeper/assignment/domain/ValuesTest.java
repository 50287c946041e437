package io.slotkeeper.assignment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final Instant START = Instant.parse("1970-01-01T00:00:00.918762Z");

    @ParameterizedTest
    @CsvSource({
        "0000:06:00.0, 0000:06:00.0",
        "06:00.1, 0000:06:00.1",
        "'  0000:AF:1F.7 ', 0000:af:1f.7",
        "10de:00:00.0, 10de:00:00.0"
    })
    void addressesAreReadAsPeopleWriteThem(String text, String canonical) {
        assertThat(Address.parse(text)).contains(new Address(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6:0.0", "0000:06:00", "0000:06:00.8", "0000:06:20.0", "0000:06:00.0 x", "zz:00.0"})
    void whatIsNoAddressIsNotRead(String text) {
        assertThat(Address.parse(text)).isEmpty();
        assertThatThrownBy(() -> new Address(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"4.0, 4.1, -1", "7, 7.0.0, 0", "8.0 U3, 8.0, 0", "6.7, 7, -1", "10.1, 9.9, 1", "'', 0, 0"})
    void versionsAreComparedByNumbers(String left, String right, int sign) {
        PlatformVersion a = PlatformVersion.of(left);
        PlatformVersion b = PlatformVersion.of(right);
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(sign);
        assertThat(a.equals(b)).isEqualTo(sign == 0);
        assertThat(sign != 0 || a.hashCode() == b.hashCode()).isTrue();
    }

    @Test
    void everyFaultOfADraftIsNamed() {
        NewRequest.Checked checked = NewRequest.check(new NewRequest.Draft(
                "ESX",
                null,
                Arrays.asList("06:00.0", "0000:06:00.0", "x", null),
                " ",
                Arrays.asList("A", null),
                "x".repeat(201)));
        assertThat(checked.request()).isNull();
        assertThat(checked.rejection().code()).isEqualTo(ProblemCode.INVALID_REQUEST);
        assertThat(checked.faults())
                .anyMatch(f -> f.startsWith("host:"))
                .anyMatch(f -> f.startsWith("vm:"))
                .anyMatch(f -> f.contains("asked for twice"))
                .anyMatch(f -> f.contains("x is not a PCI address"))
                .anyMatch(f -> f.startsWith("reason:"))
                .anyMatch(f -> f.contains("A is not a finding's code"))
                .anyMatch(f -> f.startsWith("externalRef:"));
    }

    @Test
    void tooManyOrNoFunctionsAreRefused() {
        assertThat(NewRequest.check(draft(Collections.nCopies(65, "06:00.0"))).faults())
                .hasSize(1);
        assertThat(NewRequest.check(draft(List.of())).faults()).hasSize(1);
        assertThat(NewRequest.check(draft(null)).faults()).hasSize(1);
    }

    @Test
    void aValidDraftIsARequestInAddressOrder() {
        NewRequest request =
                NewRequest.check(draft(List.of("06:00.1", "06:00.0"))).request();
        assertThat(request.functions()).containsExactly(new Address("0000:06:00.0"), new Address("0000:06:00.1"));
    }

    @Test
    void aVerdictKnowsWhatItNeedsAndWhyItDenies() {
        Verdict verdict = verdict(
                finding("feature-lost", "CONSENT", Map.of()),
                finding("big", "APPROVAL", Map.of()),
                finding(
                        "function-held",
                        "DENY",
                        Map.of("holder", "vm-41", "since", "2026-11-22T13:00:00Z", "until", "tomorrow")),
                finding("unheard-of", "SOMETHING_NEW", Map.of()));
        assertThat(verdict.consentCodes()).containsExactly("feature-lost");
        assertThat(verdict.needsApproval()).isTrue();
        assertThat(verdict.refusal())
                .isEqualTo(new Refusal("function-held", "vm-41", Instant.parse("2026-11-22T13:00:00Z"), null));
        assertThat(verdict().refusal()).isEqualTo(Refusal.of("denied"));
    }

    @Test
    void aLostRaceIsToldWithTheHolderAndTheWayOut() {
        Refusal refusal = new Refusal("function-held", "vm-41", START, START.plusSeconds(60));
        HoldResult.Refused refused = HoldFindings.functionHeld(new Address("0000:06:00.0"), refusal);
        assertThat(refused.finding().by()).isEqualTo("assignment");
        assertThat(refused.finding().denies()).isTrue();
        assertThat(refused.finding().message())
                .isEqualTo("Function 0000:06:00.0 is held by vm-41 since 1970-01-01 00:00 UTC, tentatively until"
                        + " 1970-01-01 00:01 UTC.");
        assertThat(refused.finding().parameters())
                .containsEntry("holder", "vm-41")
                .containsEntry("since", "1970-01-01T00:00:00.918762Z")
                .containsKey("until");
        assertThat(verdict().deniedBy(refused.finding()).outcome()).isEqualTo(Verdict.Outcome.DENIED);
        Finding group = HoldFindings.groupHeld(new Address("0000:06:00.1"), Refusal.of("group-held"))
                .finding();
        assertThat(group.rule()).isEqualTo("slot-context");
        assertThat(group.message()).endsWith("which is held by somebody else.");
        assertThat(HoldFindings.limitExceeded("vm-42", 2, 2, 1).finding().parameters())
                .containsEntry("max", 2)
                .containsEntry("held", 2);
    }

    @Test
    void stepsAreFilledInAndRepeatedPerFunctionWhereTheyNameOne() {
        Procedure procedure = new Procedure(
                "KVM",
                "0",
                null,
                false,
                Map.of(
                        OrderType.ENABLE,
                        List.of(
                                new Procedure.Template("{host}: override {function}", "https://example.org"),
                                new Procedure.Template("check {functions} for {vm} as {function_}", null))));
        PlannedOrder order =
                new PlannedOrder(OrderType.ENABLE, List.of(new Address("0000:06:00.1"), new Address("0000:06:00.0")));
        assertThat(procedure.steps(order, "kvm-1", "vm-42"))
                .extracting(OperatorStep::text)
                .containsExactly(
                        "kvm-1: override 0000:06:00.0",
                        "kvm-1: override 0000:06:00.1",
                        "check 0000:06:00.0, 0000:06:00.1 for vm-42 as 0000_06_00_0",
                        "check 0000:06:00.0, 0000:06:00.1 for vm-42 as 0000_06_00_1");
        assertThat(procedure.steps(new PlannedOrder(OrderType.REBOOT, order.functions()), "kvm-1", "vm-42"))
                .isEmpty();
    }

    private static NewRequest.Draft draft(List<String> functions) {
        return new NewRequest.Draft("esx-07", "vm-42", functions, "why not", null, null);
    }

    private static Finding finding(String code, String severity, Map<String, Object> parameters) {
        return new Finding("rule", code, severity, "vm-42", "message", null, parameters, "policy");
    }

    private static Verdict verdict(Finding... findings) {
        return new Verdict(
                new java.util.UUID(0, 1),
                Verdict.Outcome.NEEDS_CONSENT,
                "esx-07",
                "vm-42",
                null,
                3L,
                null,
                List.of(),
                List.of(),
                List.of(findings),
                null,
                Map.of(),
                Instant.EPOCH);
    }
}
