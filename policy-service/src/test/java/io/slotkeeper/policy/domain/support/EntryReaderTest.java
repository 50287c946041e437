package io.slotkeeper.policy.domain.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.support.Fault.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryReaderTest {

    @ParameterizedTest
    @CsvSource({"8086, 8086", "0x8086, 8086", "0X10DE, 10de", "58, 0058", "0x0, 0000", "F, 000f"})
    void idsBecomeFourLowerCaseDigits(String written, String vendor) {
        assertThat(Entries.entry("vendor=" + written).pattern().vendor()).isEqualTo(vendor);
    }

    @Test
    void revisionsTiersAndPlatformsAreReadAsTheyAreWritten() {
        ListEntry entry = Entries.entry("revision=B tier=same-chip platforms=kvm,ESX,esx classId=0x0200");
        assertThat(entry.pattern().revision()).isEqualTo("0b");
        assertThat(entry.pattern().classId()).isEqualTo("0200");
        assertThat(entry.tier()).isEqualTo(Tier.SAME_CHIP);
        assertThat(entry.platforms()).containsExactly(Platform.ESX, Platform.KVM);
    }

    @ParameterizedTest
    @CsvSource({
        "id=, MISSING_VALUE",
        "id=Über, BAD_ID",
        "id=-a, BAD_ID",
        "tier=, MISSING_VALUE",
        "tier=GOLD, BAD_TIER",
        "name=, MISSING_VALUE",
        "vendor=, MISSING_VALUE",
        "vendor=80867, BAD_HEX",
        "vendor=0x, BAD_HEX",
        "device=10cg, BAD_HEX",
        "device=-1, BAD_HEX",
        "subvendor=１, BAD_HEX",
        "subdevice=a05f, SUBDEVICE_WITHOUT_SUBVENDOR",
        "revision=100, BAD_HEX",
        "classId=2, BAD_HEX",
        "classId=02000000, BAD_HEX",
        "platforms=, MISSING_VALUE",
        "platforms=OTHER, BAD_PLATFORM",
        "platforms=HYPERV, BAD_PLATFORM",
        "from=eight, BAD_VERSION",
        "from=5.0 before=5.0, EMPTY_VERSION_RANGE",
        "from=8.0.1 before=8.0, EMPTY_VERSION_RANGE",
        "date=22.11.2026, BAD_DATE",
        "lastChecked=2026-02-30, BAD_DATE",
        "expires=0001-01-01, BAD_DATE",
        "expires=+12026-01-01, BAD_DATE",
        "guide=ftp://example.org/, BAD_GUIDE",
        "guide=javascript:alert(1), BAD_GUIDE",
        "guide=https://a.example/{vm}, BAD_GUIDE",
        "guide=https://user@a.example/, BAD_GUIDE",
        "guide=https:///nowhere, BAD_GUIDE",
        "note=a\u0007b, CONTROL_CHARACTER",
        "note=a\u202eb, CONTROL_CHARACTER"
    })
    void whatIsWrongHasACode(String written, Code code) {
        assertThat(EntryReader.read(Entries.text(written))).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.faults()).extracting(Fault::code).containsExactly(code);
            assertThat(refused.faults().get(0).message()).endsWith(".");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "source", "from"})
    void textsAreBounded(String field) {
        assertThat(EntryReader.read(Entries.text(field + "=" + "1".repeat(201))))
                .isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(refused.faults())
                        .extracting(Fault::code)
                        .contains(Code.TEXT_TOO_LONG));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Reading reading = EntryReader.read(Entries.text("id=? tier=? vendor=? date=?"));
        assertThat(((Reading.Refused) reading).faults())
                .extracting(Fault::code)
                .containsExactly(Code.BAD_ID, Code.BAD_TIER, Code.BAD_HEX, Code.BAD_DATE);
    }

    @Test
    void codesAreKebabCaseOnTheWire() {
        assertThat(Code.SUBDEVICE_WITHOUT_SUBVENDOR.wire()).isEqualTo("subdevice-without-subvendor");
    }
}
