package io.slotkeeper.assignment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.assignment.domain.state.AssignmentState;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every state and every trigger. {@code =} changes nothing, {@code !code} is refused, a name is the state that follows. */
class StateTableTest {
    /** The triggers, in the order of the table's columns. */
    private static final List<Trigger> TRIGGERS = List.of(Trigger.values());

    private static final String TABLE =
            """
            state             | denied allowed complete incomplete approval again exhausted lost | consents partial unknown cancel release proceed ready | enable+ reboot+ attach+ detach+ disable+ | enable- reboot- attach- detach- disable- | late
            REQUESTED         | DENIED CLAIMED CLAIMED AWAITING_CONSENT AWAITING_APPROVAL REQUESTED FAILED DENIED | !w !w !w CANCELLED !w = = | !o !o !o !o !o | !o !o !o !o !o | =
            QUEUED            | = = = = = = = = | !w !w !w CANCELLED !w = = | !o !o !o !o !o | !o !o !o !o !o | EXPIRED
            OFFERED           | = = = = = = = = | !w !w !w CANCELLED !w = = | !o !o !o !o !o | !o !o !o !o !o | EXPIRED
            DENIED            | = = = = = = = = | !w !w !w !w !w = = | !o !o !o !o !o | !o !o !o !o !o | =
            AWAITING_CONSENT  | = = = = = = = = | CLAIMED !i !u CANCELLED !w = = | !o !o !o !o !o | !o !o !o !o !o | EXPIRED
            AWAITING_APPROVAL | = = = = = = = = | !w !w !w CANCELLED !w = = | !o !o !o !o !o | !o !o !o !o !o | EXPIRED
            CLAIMED           | = = = = = = = = | !w !w !w !w RELEASING PREPARING ATTACHING | !o !o !o !o !o | !o !o !o !o !o | EXPIRED
            PREPARING         | = = = = = = = = | !w !w !w !w RELEASING = = | PREPARING !o !o !o !o | FAILED !o !o !o !o | FAILED
            ATTACHING         | = = = = = = = = | !w !w !w !w RELEASING = = | !o !o ATTACHED !o !o | !o !o FAILED !o !o | FAILED
            ATTACHED          | = = = = = = = = | !w !w !w !w RELEASING = = | !o !o !o !o !o | !o !o !o !o !o | =
            DRIFTED           | = = = = = = = = | !w !w !w !w RELEASING = = | !o !o !o !o !o | !o !o !o !o !o | FAILED
            RELEASING         | = = = = = = = = | !w !w !w !w = = = | !o !o !o RELEASING !o | !o !o !o FAILED !o | FAILED
            SANITISING        | = = = = = = = = | !w !w !w !w = = = | !o !o !o !o !o | !o !o !o !o !o | FAILED
            RELEASED          | = = = = = = = = | !w !w !w !w = = = | !o !o !o !o !o | !o !o !o !o !o | =
            CANCELLED         | = = = = = = = = | !w !w !w = !w = = | !o !o !o !o CANCELLED | !o !o !o !o CANCELLED | CANCELLED
            EXPIRED           | = = = = = = = = | !w !w !w !w !w = = | !o !o !o !o EXPIRED | !o !o !o !o EXPIRED | EXPIRED
            FAILED            | = = = = = = = = | !w !w !w !w RELEASING = = | !o !o !o !o !o | !o !o !o !o !o | =
            """;

    @TestFactory
    Stream<DynamicTest> everyStateAnswersEveryTrigger() {
        return rows().entrySet().stream()
                .flatMap(row -> TRIGGERS.stream().map(trigger -> cell(row.getKey(), trigger, row.getValue())));
    }

    @Test
    void theTableHasEveryState() {
        List<String> permitted = Arrays.stream(AssignmentState.class.getPermittedSubclasses())
                .map(type -> States.sample(type).name().name())
                .toList();
        assertThat(rows().keySet()).containsExactlyInAnyOrderElementsOf(permitted);
        assertThat(permitted)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(StateName.values()).map(Enum::name).toList());
    }

    @Test
    void theTableHasEveryTrigger() {
        List<String> decided = Arrays.stream(AssignmentState.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Decision.class)
                .filter(method -> !java.lang.reflect.Modifier.isPrivate(method.getModifiers()))
                .map(Method::getName)
                .distinct()
                .toList();
        assertThat(TRIGGERS.stream().map(Trigger::method).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(decided);
        String header = TABLE.lines().findFirst().orElseThrow();
        assertThat(cells(header)).hasSameSizeAs(TRIGGERS);
    }

    private static DynamicTest cell(String state, Trigger trigger, List<String> row) {
        String expected = row.get(trigger.ordinal());
        return DynamicTest.dynamicTest(state + " " + trigger + " " + expected, () -> {
            Decision decision = trigger.on(States.sample(StateName.valueOf(state)));
            assertThat(shorthand(decision)).isEqualTo(expected);
        });
    }

    private static String shorthand(Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            return accepted.next().name().name();
        }
        return decision instanceof Decision.Rejected rejected
                ? switch (rejected.rejection().code()) {
                    case WRONG_STATE -> "!w";
                    case ORDER_NOT_PENDING -> "!o";
                    case CONSENT_INCOMPLETE -> "!i";
                    case CONSENT_UNKNOWN -> "!u";
                    default -> "!" + rejected.rejection().code();
                }
                : "=";
    }

    private static TreeMap<String, List<String>> rows() {
        TreeMap<String, List<String>> rows = new TreeMap<>();
        TABLE.lines()
                .skip(1)
                .forEach(line -> rows.put(line.substring(0, line.indexOf('|')).strip(), cells(line)));
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(line.indexOf('|')).split("[|\\s]+"))
                .filter(cell -> !cell.isBlank())
                .toList();
    }
}
