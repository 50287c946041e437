package io.slotkeeper.policy.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.custom.Answer;
import io.slotkeeper.policy.domain.custom.Condition;
import io.slotkeeper.policy.domain.custom.ConditionCompiler.Compiled;
import io.slotkeeper.policy.domain.custom.ConditionCompiler.Refused;
import io.slotkeeper.policy.domain.custom.ConditionCompiler.Understood;
import io.slotkeeper.policy.domain.custom.Fact;
import io.slotkeeper.policy.domain.custom.RuleFault;
import io.slotkeeper.policy.domain.custom.Situation;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.facts.PciFunction;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of rules: what it understands, what it refuses and where, and what it costs. */
class CelConditionsTest {

    private static final CelConditions CONDITIONS = new CelConditions();

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "device.vendorId == '8086' => true",
                "device.vendorId in ['15b3', '1077'] => false",
                "device.companion || host.majorVersion >= 7 => false",
                "host.platform == 'ESX' && host.version.startsWith('4') => true",
                "request.functions.exists(f, f.endsWith('.0')) => true",
                "request.functions.all(f, f.matches('^0000:0[0-9]:')) => true",
                "size(request.companions) * 2 + 1 > request.count => false",
                "vm.hardwareVersion >= 7 ? !vm.uses.vmotion : device.lost => true",
                "known.device.hostDriver && device.hostDriver == 'PRESENT' => false",
                // neither side of || and && needs the other where it decides alone
                "device.hostDriver == 'PRESENT' || device.vendorId == '8086' => true",
                "device.hostDriver == 'PRESENT' && device.vendorId == '15b3' => false",
                "device.name < 'zebra' && device.tier == 'EXPERIMENTAL' => true"
            })
    void whatIsKnownIsTrueOrFalse(String expression, boolean holds) {
        assertThat(answer(expression)).isEqualTo(new Answer.Known(holds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "device.hostDriver == 'PRESENT'",
                "device.hostDriver == 'PRESENT' || device.vendorId == '15b3'",
                "device.hostDriver != 'PRESENT' && device.vendorId == '8086'",
                "!(device.hostDriver in ['ABSENT'])",
                "[1, 2].exists(n, n == 2 && device.hostDriver.size() > 3)"
            })
    void whatDependsOnAnUnknownFactIsUnknown(String expression) {
        assertThat(answer(expression)).isEqualTo(new Answer.Unknown(List.of(Fact.DEVICE_HOST_DRIVER)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "request.count / (request.count - 1) > 0 => divide by zero",
                "request.functions[7] == 'x' => index out of bounds",
                "9223372036854775807 + request.count > 0 => numeric overflow"
            })
    void whatCannotBeWorkedOutFails(String expression, String reason) {
        assertThat(answer(expression)).isEqualTo(new Answer.Failed(reason));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("device.vendor == '8086'", 1, 1, "There is no fact device.vendor."),
                Arguments.of("host.retired ||\n  device.weight > 3", 2, 3, "There is no fact device.weight."),
                Arguments.of("'ä😀' == 'x' && foo(1)", 1, 19, "There is no function foo."),
                Arguments.of("1 +", 1, 4, "mismatched input"),
                Arguments.of("vm.hardwareVersion", 1, 3, "expected type 'bool' but found 'int'"),
                Arguments.of("device.vendorId == 8086", 1, 17, "found no matching overload"),
                Arguments.of("'a' + 'b' == device.name", 1, 5, "found no matching overload"),
                Arguments.of("request.functions.map(f, f) == []", 1, 22, "There is no function map."),
                Arguments.of("dyn(1) == 1", 1, 4, "There is no function dyn."),
                Arguments.of("request.functions == request.companions", 1, 19, "compare the elements"),
                Arguments.of("[['a']].exists(x, x in [['a']])", 1, 21, "What stands after in"),
                Arguments.of("{'a': 1}['a'] == 1", 1, 9, "found no matching overload"),
                Arguments.of("[{'a': 1}].exists(m, true)", 1, 2, "Maps and messages"),
                Arguments.of("device.name.matches(vm.name)", 1, 20, "is written as it is"),
                Arguments.of("device.name.matches('(')", 1, 20, "This is no regular expression"),
                Arguments.of(" ", 1, 1, "1 to 4096 characters"),
                Arguments.of("device.name == '\u0000'", 1, 1, "characters that no text has"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aFaultIsToldWithItsPlace(String expression, int line, int column, String message) {
        assertThat(faults(expression)).anySatisfy(fault -> {
            assertThat(fault.field()).isEqualTo("expression");
            assertThat(fault.message()).contains(message);
            assertThat(List.of(fault.line(), fault.column())).isEqualTo(List.of(line, column));
        });
    }

    static Stream<String> bombs() {
        String wide = "[" + String.join(",", Collections.nCopies(600, "x")) + "]";
        return Stream.of(
                "true" + " ".repeat(5_000),
                "(".repeat(2_000) + "true" + ")".repeat(2_000),
                "[".repeat(2_000) + "]".repeat(2_000),
                "{".repeat(4_000),
                "a.".repeat(2_000) + "b",
                "a[".repeat(1_300) + "0" + "]".repeat(1_300),
                "true?".repeat(600) + "true" + ":true".repeat(600),
                "'".repeat(4_001),
                "1" + "0".repeat(4_000) + " > 1",
                "true" + " && true".repeat(510),
                "request.functions.all(a, request.functions.all(b, request.functions.all(c, a != b || b != c)))",
                // lists of lists of lists: small to build, endless to compare
                "[[1, 1]].exists(x, [" + wide + "].exists(y, y == y))",
                "device.name.matches('((((a{100}){100}){100}){100})')",
                "device.name.matches('(((a{0,100}){0,100}){0,100})')",
                "device.name.matches('" + "(a|b|c)*".repeat(500) + "')",
                "device.name.matches('(" + "x*".repeat(90) + ")" + "{9}')");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    @Timeout(10)
    void aBombIsRefused(String expression) {
        assertThat(faults(expression)).isNotEmpty().hasSizeLessThanOrEqualTo(20);
    }

    @Test
    @Timeout(10)
    void whatTurnsOutTooCostlyFailsAndDoesNotGoOn() {
        String costly = "request.companions.all(c, c != 'a' && c != 'b' && c != 'c' && c != 'd')";
        Condition condition = condition(costly);
        Facts facts = Given.dualPortCard().facts(Given.PORT0);
        List<String> companions =
                IntStream.range(0, 100_000).mapToObj(i -> "0000:" + i).toList();
        assertThat(condition.answers(List.of(new Situation(facts, companions, null))))
                .containsExactly(
                        new Answer.Failed("it takes more than the 10200 steps that it may take in one request"));
        assertThat(condition.answers(List.of(new Situation(facts, companions.subList(0, 500), null))))
                .containsExactly(new Answer.Known(true));
    }

    @Test
    void aCostlyPartThatAnOperatorCouldSwallowFailsAsWell() {
        Condition condition = condition("request.companions.all(c, c != 'a') || true || request.count == 1");
        Facts facts = Given.dualPortCard().facts(Given.PORT0);
        List<String> companions =
                IntStream.range(0, 50_000).mapToObj(i -> "0000:" + i).toList();
        assertThat(condition.answers(List.of(new Situation(facts, companions, null))))
                .singleElement()
                .isInstanceOf(Answer.Failed.class);
    }

    @Test
    void theStepsOfAllFunctionsOfARequestCountTogether() {
        Condition condition = condition("request.companions.all(c, c != device.address)");
        Facts facts = Given.dualPortCard().facts(Given.PORT0);
        PciFunction device = facts.function(Given.PORT0).orElseThrow();
        List<String> companions =
                IntStream.range(0, 1_000).mapToObj(i -> "0000:" + i).toList();
        List<Answer> answers = condition.answers(Collections.nCopies(3, new Situation(facts, companions, device)));
        assertThat(answers.get(0)).isEqualTo(new Answer.Known(true));
        assertThat(answers.get(2)).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void whatARuleReadsIsKnown() {
        assertThat(condition("known.vm.name && device.vendorId == host.id || [1].exists(device, device == 1)")
                        .reads())
                .containsExactlyInAnyOrder(Fact.VM_NAME, Fact.DEVICE_VENDOR, Fact.HOST_ID);
    }

    @Test
    void everyFactCanBeReadAndAskedFor() {
        for (Fact fact : Fact.values()) {
            String same =
                    switch (fact.type()) {
                        case TEXT -> fact.dotted() + " != 'x'";
                        case NUMBER -> fact.dotted() + " >= 0";
                        case TRUTH -> fact.dotted() + " || true";
                        case TEXTS -> fact.dotted() + ".size() >= 0";
                    };
            assertThat(answer("known." + fact.dotted() + " ? " + same + " : true"))
                    .as(same)
                    .isEqualTo(new Answer.Known(true));
        }
    }

    @Test
    void oneConditionServesManyThreads() {
        Condition condition =
                condition("device.vendorId == '8086' && request.functions.exists(f, f == device.address)");
        List<Situation> situations = List.of(situation());
        assertThatCode(() -> IntStream.range(0, 2_000).parallel().forEach(i -> assertThat(condition.answers(situations))
                        .containsExactly(new Answer.Known(true))))
                .doesNotThrowAnyException();
    }

    @Test
    void aHundredRulesOnSixtyFourFunctionsTakeNoTimeWorthTelling() {
        Condition condition =
                condition("device.vendorId == '8086' && !(device.classId in ['0300', '0302']) || vm.uses.ha");
        List<Situation> situations = Collections.nCopies(64, situation());
        IntStream.range(0, 50).forEach(i -> condition.answers(situations));
        long before = System.nanoTime();
        IntStream.range(0, 100).forEach(i -> condition.answers(situations));
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        System.out.println("100 rules on 64 functions: " + took);
        assertThat(took).isLessThan(Duration.ofSeconds(3));
    }

    private static Answer answer(String expression) {
        return condition(expression).answers(List.of(situation())).get(0);
    }

    private static Situation situation() {
        Facts facts = Given.dualPortCard()
                .with(Card.at(Given.PORT0).driver(HostDriver.UNKNOWN))
                .facts(Given.PORT0);
        return new Situation(facts, List.of(), facts.function(Given.PORT0).orElseThrow());
    }

    private static Condition condition(String expression) {
        Compiled compiled = CONDITIONS.compile(expression);
        assertThat(compiled).isInstanceOf(Understood.class);
        return ((Understood) compiled).condition();
    }

    private static List<RuleFault> faults(String expression) {
        Compiled compiled = CONDITIONS.compile(expression);
        assertThat(compiled)
                .as(expression.length() > 80 ? expression.substring(0, 80) : expression)
                .isInstanceOf(Refused.class);
        return ((Refused) compiled).faults();
    }
}
