package io.slotkeeper.policy.domain.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Capability;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What rules see of a world that tells everything, and of one that tells as little as it can. */
class FactTest {

    private static final Given TALKATIVE = Given.host()
            .on(Platform.ESXI, "8.0 U2")
            .with(
                    Card.at(Given.PORT0)
                            .context(Context.PASSTHROUGH)
                            .driver(HostDriver.ABSENT)
                            .virtualOf("0000:06:00.7"),
                    Card.at(Given.PORT1).divided().use("UPLINK", true))
            .uses(Feature.HA, Usage.USED)
            .hardware(21)
            .deviceLimit(4)
            .held(Given.HOST, Given.VM, "0000:07:00.0", "0000:07:00.1")
            .held("esx-08", Given.VM, "0000:07:00.0")
            .held(Given.HOST, "vm-9", Given.PORT0);

    @Test
    void whatIsObservedIsTold() {
        Map<String, Object> first = seen(TALKATIVE, Given.PORT0);
        assertThat(first)
                .containsEntry("device.address", Given.PORT0)
                .containsEntry("device.vendorId", "8086")
                .containsEntry("device.subdeviceId", "a05f")
                .containsEntry("device.revisionId", "01")
                .containsEntry("device.classId", "0200")
                .containsEntry("device.assignable", true)
                .containsEntry("device.companion", false)
                .containsEntry("device.tier", "UNLISTED")
                .containsEntry("device.context", "PASSTHROUGH")
                .containsEntry("device.hostDriver", "ABSENT")
                .containsEntry("device.capable", true)
                .containsEntry("device.isVirtualFunction", true)
                .containsEntry("device.physicalFunction", "0000:06:00.7")
                .containsEntry("device.hasVirtualFunctions", false)
                .containsEntry("device.hostCritical", false)
                .containsEntry("host.platform", "ESXI")
                .containsEntry("host.majorVersion", 8L)
                .containsEntry("host.minorVersion", 0L)
                .containsEntry("host.iommu", true)
                .containsEntry("vm.id", Given.VM)
                .containsEntry("vm.hardwareVersion", 21L)
                .containsEntry("vm.deviceLimit", 4L)
                .containsEntry("vm.memoryReserved", true)
                .containsEntry("vm.uses.ha", true)
                .containsEntry("vm.uses.drs", false)
                .containsEntry("request.project", "default")
                .containsEntry("request.count", 1L)
                .containsEntry("request.functions", List.of(Given.PORT0))
                .containsEntry("request.companions", List.of("0000:06:00.2"))
                .containsEntry("holds.ofVm", 3L)
                .containsEntry("holds.hostsOfVm", List.of("esx-07", "esx-08"))
                .containsEntry("holds.ofOthers", 1L);
        assertThat(seen(TALKATIVE, Given.PORT1))
                .containsEntry("device.companion", true)
                .containsEntry("device.hostUses", List.of("UPLINK"))
                .containsEntry("device.hostCritical", true)
                .containsEntry("device.hasVirtualFunctions", true)
                .containsEntry("device.isVirtualFunction", false)
                .containsEntry("device.physicalFunction", "");
    }

    @Test
    void whatNobodyObservedIsUnknown() {
        Given silent = Given.host()
                .on(Platform.OTHER, "nonsense")
                .iommu(Iommu.UNKNOWN)
                .usesNotReported()
                .undescribedVm()
                .with(Card.at(Given.PORT0)
                        .ids("8086:10c6")
                        .context(Context.UNKNOWN)
                        .driver(HostDriver.UNKNOWN)
                        .capability(Capability.UNKNOWN));
        Map<String, Object> seen = seen(silent, Given.PORT0);
        assertThat(Arrays.stream(Fact.values()).map(Fact::dotted).filter(name -> !seen.containsKey(name)))
                .containsExactly(
                        "device.name",
                        "device.subvendorId",
                        "device.subdeviceId",
                        "device.context",
                        "device.hostDriver",
                        "device.capable",
                        "device.hostUses",
                        "device.hostCritical",
                        "host.platform",
                        "host.majorVersion",
                        "host.minorVersion",
                        "host.iommu",
                        "vm.name",
                        "vm.hardwareVersion",
                        "vm.memoryReserved",
                        "vm.deviceLimit",
                        "vm.uses.vmotion",
                        "vm.uses.drs",
                        "vm.uses.ha",
                        "vm.uses.ft",
                        "vm.uses.snapshots");
    }

    @ParameterizedTest
    @EnumSource
    void aFactIsWhatItsTypeSays(Fact fact) {
        Object value = seen(TALKATIVE, Given.PORT0).get(fact.dotted());
        if (value != null) {
            assertThat(value)
                    .isInstanceOf(
                            switch (fact.type()) {
                                case TEXT -> String.class;
                                case NUMBER -> Long.class;
                                case TRUTH -> Boolean.class;
                                case TEXTS -> List.class;
                            });
        }
        assertThat(fact.says()).endsWith(".");
        assertThat(Fact.named(fact.dotted())).contains(fact);
    }

    private static Map<String, Object> seen(Given given, String device) {
        var facts = given.facts(Given.PORT0);
        Situation situation = new Situation(
                facts, List.of("0000:06:00.2"), facts.function(device).orElseThrow());
        Map<String, Object> seen = new TreeMap<>();
        for (Fact fact : Fact.values()) {
            Object value = fact.in(situation);
            if (value != null) {
                seen.put(fact.dotted(), value);
            }
        }
        return seen;
    }
}
