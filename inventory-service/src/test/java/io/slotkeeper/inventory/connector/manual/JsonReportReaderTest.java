package io.slotkeeper.inventory.connector.manual;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.domain.Bar;
import io.slotkeeper.inventory.domain.Binding;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Holder;
import io.slotkeeper.inventory.domain.HostUse;
import io.slotkeeper.inventory.domain.HostUseKind;
import io.slotkeeper.inventory.domain.Iommu;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Pending;
import io.slotkeeper.inventory.domain.Placement;
import io.slotkeeper.inventory.domain.Report;
import io.slotkeeper.inventory.domain.VmId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReportReaderTest {
    private static final JsonReportReader READER = new JsonReportReader(new ObjectMapper());

    @Test
    void readsEverySection() {
        Report report = report(
                """
                {"functions":[{"address":"06:00.0","vendorId":"0x8086","deviceId":"10C6","classId":"020000",
                   "driver":"ixgbe","modules":["ixgbe"],"numaNode":-1,"iommuGroup":"12","dependentDevice":"00:03.0",
                   "capable":true,"enabled":true,"active":false,"resetMethod":"BRIDGE","vendor":" ","name":"Card"}],
                 "hostUses":[{"address":"06:00.0","use":"UPLINK","detail":"vmnic3"}],
                 "holders":[{"address":"06:00.1","vm":"vm-9"}],"iommu":"OFF"}""");
        FunctionFacts facts = report.functions().get(0);
        assertThat(facts.address()).hasToString("0000:06:00.0");
        assertThat(facts.identity()).isEqualTo(new DeviceIdentity("8086", "10c6", null, null, null, "0200"));
        assertThat(facts.names().vendor()).isNull();
        assertThat(facts.names().device()).isEqualTo("Card");
        assertThat(facts.binding()).isEqualTo(new Binding("ixgbe", List.of("ixgbe")));
        assertThat(facts.placement()).isEqualTo(new Placement(null, null, null, "12"));
        assertThat(facts.passthrough().pending()).isEqualTo(Pending.TO_PASSTHROUGH);
        assertThat(facts.passthrough().dependentDevice()).hasToString("0000:00:03.0");
        assertThat(report.hostUses())
                .containsExactly(new HostUse(PciAddress.of("06:00.0"), HostUseKind.UPLINK, "vmnic3"));
        assertThat(report.holders()).containsExactly(new Holder(PciAddress.of("06:00.1"), new VmId("vm-9")));
        assertThat(report.iommu()).isEqualTo(Iommu.OFF);
    }

    @Test
    void readsMemoryRegions() {
        Report report = report(
                """
                {"functions":[{"address":"3b:00.0","vendorId":"10de","deviceId":"2331","resetMethod":"NONE",
                   "bars":[{"index":1,"bytes":137438953472,"prefetchable":true,"bits":64},{"index":0,"bytes":16,"bits":32}]}]}""");
        assertThat(report.functions().get(0).bars())
                .containsExactly(new Bar(1, 128L << 30, true, 64), new Bar(0, 16, false, 32));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"index\":6,\"bytes\":1,\"bits\":64} | /functions/0/bars/0/index",
                "{\"index\":0,\"bytes\":0,\"bits\":64} | /functions/0/bars/0/bytes",
                "{\"index\":0,\"bytes\":1,\"bits\":16} | /functions/0/bars/0/bits",
                "null | /functions/0/bars/0/index"
            })
    void aRegionThatCannotBeIsRefused(String bar, String pointer) {
        Reading reading = READER.read("{\"functions\":[{\"address\":\"06:00.0\",\"vendorId\":\"8086\","
                + "\"deviceId\":\"10c6\",\"bars\":[" + bar + "]}]}");
        assertThat(reading.toString()).contains(pointer);
    }

    @Test
    void whatIsAbsentIsNotReported() {
        assertThat(report("{}")).isEqualTo(new Report(null, null, null, null));
        assertThat(report("{\"hostUses\":[]}").hostUses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\"active\":true,                        PASSTHROUGH,",
        "\"active\":false,                       HOST,",
        "\"enabled\":true,                       ,",
        "'\"enabled\":true,\"active\":true',     PASSTHROUGH,",
        "'\"enabled\":true,\"active\":false',    HOST,        TO_PASSTHROUGH",
        "'\"enabled\":false,\"active\":true',    PASSTHROUGH, TO_HOST",
        "'\"context\":\"PASSTHROUGH\"',          PASSTHROUGH,",
        "'\"context\":\"HOST\",\"pending\":\"TO_PASSTHROUGH\"', HOST, TO_PASSTHROUGH"
    })
    void enabledAndActiveTellContextAndPending(String members, DeviceContext context, Pending pending) {
        FunctionFacts facts = report(
                        "{\"functions\":[{\"address\":\"06:00.0\",\"vendorId\":\"8086\",\"deviceId\":\"10c6\","
                                + members + "}]}")
                .functions()
                .get(0);
        assertThat(facts.passthrough().context()).isEqualTo(context);
        assertThat(facts.passthrough().pending()).isEqualTo(pending);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"functions\":[{\"vendorId\":\"8086\",\"deviceId\":\"10c6\"}]} | /functions/0/address | missing",
                "{\"functions\":[{\"address\":\"6\",\"vendorId\":\"8086\",\"deviceId\":\"10c6\"}]} | /functions/0/address | no PCI address",
                "{\"functions\":[{\"address\":\"06:00.0\",\"vendorId\":\"8086\"}]} | /functions/0/deviceId | missing",
                "{\"functions\":[{\"address\":\"06:00.0\",\"vendorId\":\"intel\",\"deviceId\":\"10c6\"}]} | /functions/0/vendorId | four hexadecimal",
                "{\"functions\":[null]} | /functions/0 | null",
                "{\"hostUses\":[{\"address\":\"06:00.0\",\"use\":\"LUNCH\"}]} | /hostUses/0/use | none of MANAGEMENT_UPLINK",
                "{\"holders\":[{\"address\":\"06:00.0\",\"vm\":\"VM 9\"}]} | /holders/0/vm | does not fit",
                "{\"iommu\":\"PERHAPS\"} | /iommu | none of ON"
            })
    void whatDoesNotFitIsRefusedWithItsPlace(String body, String pointer, String reason) {
        assertThat(read(body)).isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
            assertThat(unreadable.pointer()).isEqualTo(pointer);
            assertThat(unreadable.reason()).contains(reason);
        });
    }

    @Test
    void anAddressThatComesTwiceIsRefused() {
        String function = "{\"address\":\"06:00.0\",\"vendorId\":\"8086\",\"deviceId\":\"10c6\"}";
        assertThat(read("{\"functions\":[" + function + "," + function + "]}"))
                .isEqualTo(Reading.Unreadable.at("/functions/1/address", "the address is in the report twice"));
    }

    @Test
    void onlyTheReaderForKafkaPassesOverWhatItDoesNotKnow() {
        String newer = "{\"hostUses\":[],\"weather\":\"fine\"}";
        assertThat(read(newer)).isInstanceOf(Reading.NotTheFormat.class);
        assertThat(new TolerantJsonReportReader(new ObjectMapper()).read(newer)).isInstanceOf(Reading.Read.class);
        assertThat(read("{")).isInstanceOf(Reading.NotTheFormat.class);
        assertThat(read("null")).isInstanceOf(Reading.NotTheFormat.class);
    }

    private static Report report(String body) {
        return ((Reading.Read) read(body)).report();
    }

    private static Reading read(String body) {
        return READER.read(body);
    }
}
