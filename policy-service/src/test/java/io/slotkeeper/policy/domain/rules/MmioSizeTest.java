package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.Given.HOST;
import static io.slotkeeper.policy.domain.Given.PORT0;
import static io.slotkeeper.policy.domain.Given.PORT1;
import static io.slotkeeper.policy.domain.Given.VM;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Bar;
import io.slotkeeper.policy.domain.facts.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MmioSizeTest {

    private static final long GIB = 1L << 30;

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "80, none, 256",
                "128, none, 256",
                "24, 24, 128",
                "32, 32, 128",
                "17, none, 64",
                "16, none, none",
                "16, 16, none",
                "64, 1, 256"
            })
    void theSizeIsThatOfTheMemoryRoundedUpAndTheNextPowerOfTwo(long first, Long second, Long size) {
        Given host = Given.host().on(Platform.ESXI, "7.0").with(Card.at(PORT0).bars(first));
        if (second != null) {
            host.with(Card.at(PORT1).bars(second));
        }
        String[] asked = second == null ? new String[] {PORT0} : new String[] {PORT0, PORT1};
        assertThat(MmioSize.of(host.facts(asked)).map(MmioSize::sizeGib).orElse(null))
                .isEqualTo(size);
    }

    @Test
    void onlyPrefetchableRegionsOf64BitsCountAndSmallOnesFitIn() {
        Given host = Given.host()
                .on(Platform.ESXI, "7.0")
                .with(Card.at(PORT0)
                        .bars(
                                new Bar(0, 64 * GIB, true, true),
                                new Bar(2, 32 << 20, true, true),
                                new Bar(3, 64 * GIB, false, true),
                                new Bar(4, 64 * GIB, true, false)));
        assertThat(MmioSize.of(host.facts(PORT0)).orElseThrow().sizeGib()).isEqualTo(128);
    }

    @Test
    void whatTheMachineHoldsOnTheHostCountsToo() {
        Given host = Given.host()
                .on(Platform.ESXI, "7.0")
                .with(
                        Card.at(PORT0).bars(32),
                        Card.at("0000:0a:00.0").bars(64),
                        Card.at("0000:0b:00.0").bars(64))
                .held(HOST, VM, "0000:0a:00.0")
                .held(HOST, "vm-9", "0000:0b:00.0");
        MmioSize size = MmioSize.of(host.facts(PORT0)).orElseThrow();
        assertThat(size.sizeGib()).isEqualTo(256);
        assertThat(size.complete()).isTrue();
        host.with(Card.at("0000:0a:00.0"));
        assertThat(MmioSize.of(host.facts(PORT0)).orElseThrow().complete()).isFalse();
        assertThat(host.finding("mmio-size", PORT0).message()).contains("at least 64 GB");
    }

    @Test
    void onLinuxNothingHasToBeSet() {
        Given host = Given.host().on(Platform.KVM, "6.1").with(Card.at(PORT0).bars(128));
        assertThat(MmioSize.of(host.facts(PORT0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0300, ESXI, true", "1200, ESX, true", "0200, ESXI, false", "0300, KVM, false"})
    void regionsThatNobodyReportedMatterForCardsThatHaveLargeOnes(String classId, Platform platform, boolean unknown) {
        Given host = Given.host().on(platform, "7.0").with(Card.at(PORT0).classId(classId));
        assertThat(MmioSize.unknown(host.facts(PORT0))).isEqualTo(unknown);
    }
}
