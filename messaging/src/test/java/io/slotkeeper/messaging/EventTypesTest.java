package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypesTest {
    private static final Set<String> KNOWN = Set.of("slotkeeper.inventory.host-state.v1", "a.b.v2", "unversioned");

    @ParameterizedTest
    @CsvSource({
        "slotkeeper.inventory.host-state.v1, true",
        "a.b.v2, true",
        "unversioned, true",
        "slotkeeper.inventory.host-states.v1, false",
        "slotkeeper.inventory.host.v1, false",
        "slotkeeper.inventory.host-state, false",
        "slotkeeper.inventory.host-state.v, false",
        "slotkeeper.inventory.host-state.v1.extra, false",
        "unversioned.v1, false",
        "org.example.other.v9, false",
        "'', false"
    })
    void knownTypesAreReadAndThoseOfOthersPassedOver(String type, boolean expected) {
        assertThat(EventTypes.isFor(KNOWN, type)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"slotkeeper.inventory.host-state.v2", "slotkeeper.inventory.host-state.v10", "a.b.v1"})
    void anUnknownVersionOfAKnownTypeIsPoison(String type) {
        assertThatThrownBy(() -> EventTypes.isFor(KNOWN, type))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("unknown version")
                .hasMessageContaining(type);
    }

    @Test
    void aHandlerThatNamesNoTypesTakesAll() {
        assertThat(EventTypes.isFor(Set.of(), "whatever.v7")).isTrue();
    }
}
