package io.slotkeeper.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order did counts until it is seen to be otherwise. */
class ContextOverlayTest {
    @ParameterizedTest
    @CsvSource({
        // observed, since,  ordered,     at, effective
        "UNKNOWN,     ,      PASSTHROUGH, 3,  PASSTHROUGH",
        "UNKNOWN,     ,      HOST,        3,  HOST",
        "HOST,        2,     PASSTHROUGH, 3,  PASSTHROUGH",
        "HOST,        3,     PASSTHROUGH, 3,  PASSTHROUGH",
        "HOST,        4,     PASSTHROUGH, 3,  HOST",
        "PASSTHROUGH, 3,     HOST,        3,  HOST",
        "PASSTHROUGH, 4,     HOST,        3,  PASSTHROUGH",
        "PASSTHROUGH, 4,     PASSTHROUGH, 3,  PASSTHROUGH",
        "UNKNOWN,     ,      ,            ,   UNKNOWN",
        "PASSTHROUGH, 4,     ,            ,   PASSTHROUGH"
    })
    void theObservedContextIsOverlaidUntilALaterObservation(
            DeviceContext observed, Long since, DeviceContext ordered, Long at, DeviceContext effective) {
        Ownership ownership = new Ownership(observed, since, null, null, null, null);
        ContextOverlay overlay = ordered == null ? null : new ContextOverlay(PciAddress.of("06:00.0"), ordered, at, 17);
        assertThat(ContextOverlay.effective(ownership, overlay)).isEqualTo(effective);
    }
}
