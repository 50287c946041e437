package io.slotkeeper.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionsTest {
    private static final StateChange CHANGE = new StateChange(
            "default",
            new UUID(0, 1),
            3,
            "slotkeeper.assignment.claimed.v1",
            "CLAIMED",
            "esx-07",
            "vm-42",
            "ann",
            "ann",
            null,
            "vm-42 holds 0000:06:00.0 on esx-07.",
            Instant.EPOCH);

    @Test
    void requesterAndRolesAreAddressed() {
        Subscriptions subscriptions = Subscriptions.parse(List.of("requester", "role:operator", "role:admin"));

        assertThat(subscriptions.addressees(CHANGE))
                .extracting(Addressee::key)
                .containsExactly("subject:ann", "role:operator", "role:admin");
    }

    @Test
    void nobodyIsAddressedTwice() {
        Subscriptions subscriptions = Subscriptions.parse(List.of("role:admin", "requester", "role:admin"));

        assertThat(subscriptions.addressees(CHANGE))
                .containsExactly(new Addressee.Role("admin"), new Addressee.Subject("ann"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "role:", "Requester", "subject:ann", "operator"})
    void whatIsNoSubscriptionIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Subscription.parse(text))
                .withMessageContaining("not a subscription");
    }

    @Test
    void aReaderIsItsSubjectAndItsRoles() {
        Reader reader = new Reader("default", "ann", Set.of("requester", "admin"));

        assertThat(reader.addresseeKeys()).containsExactly("subject:ann", "role:admin", "role:requester");
    }

    @Test
    void theSeverityOfAChangeIsThatOfItsState() {
        assertThat(CHANGE.severity()).isEqualTo(Severity.INFO);
    }
}
