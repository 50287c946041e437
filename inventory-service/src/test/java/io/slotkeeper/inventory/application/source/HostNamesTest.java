package io.slotkeeper.inventory.application.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.domain.SourceName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {
    private static final SourceName VC = new SourceName("vc-1");

    @ParameterizedTest
    @CsvSource({
        "esx-07.example.org,  esx-07.example.org",
        "ESX-07.Example.ORG,  esx-07.example.org",
        "10.0.0.5,            10.0.0.5",
        "esx 07 (spare),      esx-07--spare-",
        "2001:db8::1,         2001-db8--1",
        "_esx,                esx",
        "..,                  host",
        "'',                  host",
        "\u0130stanbul,       i-stanbul"
    })
    void anIdIsMadeOfTheName(String name, String id) {
        assertThat(HostNames.candidates(name, VC, "host-21").get(0)).hasToString(id);
    }

    @Test
    void whereItIsTakenTheSourceAndThenTheObjectTellItApart() {
        assertThat(HostNames.candidates("esx-07", VC, "host-21"))
                .hasToString("[esx-07, esx-07.vc-1, esx-07.vc-1.host-21]");
    }

    @Test
    void longNamesAreCutAndStayDifferent() {
        String name = "a".repeat(70);
        assertThat(HostNames.candidates(name, VC, "host-21"))
                .hasSize(3)
                .allSatisfy(id -> assertThat(id.value()).hasSize(63))
                .isEqualTo(HostNames.candidates(name, VC, "host-21"));
    }
}
