package io.slotkeeper.inventory.connector.manual;

import io.slotkeeper.inventory.connector.manual.JsonReportBody.JsonBar;
import io.slotkeeper.inventory.connector.manual.JsonReportBody.JsonFunction;
import io.slotkeeper.inventory.domain.Bar;
import io.slotkeeper.inventory.domain.Binding;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Passthrough;
import io.slotkeeper.inventory.domain.Pending;
import io.slotkeeper.inventory.domain.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns one function of a JSON report into facts. */
final class JsonFunctions {
    private JsonFunctions() {}

    static FunctionFacts facts(JsonFunction body, Member member) {
        return new FunctionFacts(
                member.address("address", body.address()),
                identity(body, member),
                new DeviceNames(member.text("vendor", body.vendor()), member.text("name", body.name()), null),
                new Binding(
                        member.text("driver", body.driver()), Objects.requireNonNullElse(body.modules(), List.of())),
                new Placement(
                        member.text("path", body.path()),
                        member.text("physicalSlot", body.physicalSlot()),
                        body.numaNode() == null || body.numaNode() < 0 ? null : body.numaNode(),
                        member.text("iommuGroup", body.iommuGroup())),
                passthrough(body, member),
                null,
                bars(body, member));
    }

    private static @Nullable List<Bar> bars(JsonFunction body, Member member) {
        if (body.bars() == null) {
            return null;
        }
        List<Bar> bars = new ArrayList<>();
        for (JsonBar bar : body.bars()) {
            bars.add(bar(bar, new Member(member.pointer() + "/bars/" + bars.size())));
        }
        return bars;
    }

    private static Bar bar(@Nullable JsonBar bar, Member member) {
        Integer index = bar == null ? null : bar.index();
        Long bytes = bar == null ? null : bar.bytes();
        Integer bits = bar == null ? null : bar.bits();
        if (bar == null || index == null || index < 0 || index > Bar.INDEX_MAX) {
            throw new Misfit(member.pointer() + "/index", "no number from 0 to " + Bar.INDEX_MAX);
        }
        if (bytes == null || bytes <= 0) {
            throw new Misfit(member.pointer() + "/bytes", "no size in bytes");
        }
        if (bits == null || (bits != 32 && bits != 64)) {
            throw new Misfit(member.pointer() + "/bits", "neither 32 nor 64");
        }
        return new Bar(index, bytes, Boolean.TRUE.equals(bar.prefetchable()), bits);
    }

    private static DeviceIdentity identity(JsonFunction body, Member member) {
        return new DeviceIdentity(
                member.hex("vendorId", body.vendorId()),
                member.hex("deviceId", body.deviceId()),
                member.hexOrNull("subvendorId", body.subvendorId()),
                member.hexOrNull("subdeviceId", body.subdeviceId()),
                member.text("pciRevision", body.pciRevision()),
                member.classOrNull("classId", body.classId()));
    }

    private static Passthrough passthrough(JsonFunction body, Member member) {
        DeviceContext context = member.choiceOrNull("context", DeviceContext.class, body.context());
        Pending pending = member.choiceOrNull("pending", Pending.class, body.pending());
        return new Passthrough(
                body.capable(),
                context == null ? context(body.active()) : context,
                pending == null ? pending(body.enabled(), body.active()) : pending,
                member.addressOrNull("dependentDevice", body.dependentDevice()),
                member.text("resetMethod", body.resetMethod()));
    }

    private static @Nullable DeviceContext context(@Nullable Boolean active) {
        if (active == null) {
            return null;
        }
        return active ? DeviceContext.PASSTHROUGH : DeviceContext.HOST;
    }

    /** What is wanted and what is differ until the host reboots (vSphere's passthruEnabled and passthruActive). */
    private static @Nullable Pending pending(@Nullable Boolean enabled, @Nullable Boolean active) {
        if (enabled == null || active == null || enabled.equals(active)) {
            return null;
        }
        return enabled ? Pending.TO_PASSTHROUGH : Pending.TO_HOST;
    }
}
