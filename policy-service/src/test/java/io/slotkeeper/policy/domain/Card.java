package io.slotkeeper.policy.domain;

import io.slotkeeper.policy.domain.facts.Bar;
import io.slotkeeper.policy.domain.facts.Capability;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.DeviceTraits;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.facts.HostUse;
import io.slotkeeper.policy.domain.facts.ObservedHolder;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Pending;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** A function for tests: a port of an 82598 in the host's context unless it is said otherwise. */
public final class Card {

    private final String address;
    private String vendor = "8086";
    private String device = "10c6";
    private String subvendor = "8086";
    private String subdevice = "a05f";
    private String revision = "01";
    private String classId = "0200";
    private String name = "82598EB 10-Gigabit AF Dual Port Network Connection";
    private boolean assignable = true;
    private Context context = Context.HOST;
    private Long contextRevision;
    private Pending pending = Pending.NONE;
    private boolean lost;
    private boolean divided;
    private String physicalFunction;
    private HostDriver hostDriver = HostDriver.PRESENT;
    private Capability capability = Capability.CAPABLE;
    private List<HostUse> uses = List.of();
    private ObservedHolder holder;
    private String resetMethod = "FUNCTION";
    private List<Bar> bars;
    private DeviceKind givenAs;

    private Card(String address) {
        this.address = address;
    }

    public static Card at(String address) {
        return new Card(address);
    }

    public Card ids(String ids) {
        String[] parts = ids.split(":", -1);
        vendor = parts[0];
        device = parts[1];
        subvendor = parts.length > 2 ? parts[2] : null;
        subdevice = parts.length > 3 ? parts[3] : null;
        name = "";
        return this;
    }

    public Card revision(String is) {
        revision = is;
        return this;
    }

    public Card classId(String is) {
        classId = is;
        return this;
    }

    public Card bridge() {
        assignable = false;
        return ids("8086:340a");
    }

    public Card context(Context is) {
        context = is;
        return this;
    }

    public Card contextSeenAt(long revision) {
        contextRevision = revision;
        return this;
    }

    public Card pending(Pending is) {
        pending = is;
        return this;
    }

    public Card lost() {
        lost = true;
        return this;
    }

    public Card virtualOf(String physical) {
        physicalFunction = physical;
        return this;
    }

    public Card divided() {
        divided = true;
        return this;
    }

    public Card driver(HostDriver is) {
        hostDriver = is;
        return this;
    }

    public Card capability(Capability is) {
        capability = is;
        return this;
    }

    public Card use(String kind, boolean critical) {
        return use(kind, "vmnic1", critical);
    }

    public Card use(String kind, String detail, boolean critical) {
        uses = List.of(new HostUse(kind, critical, detail, "json", Given.NOW));
        return this;
    }

    public Card seenOn(String vm, Instant when) {
        return seenOn(vm, null, when);
    }

    public Card seenOn(String vm, String vmName, Instant when) {
        holder = new ObservedHolder(vm, "json", when, vmName);
        return this;
    }

    /** Null: nobody reported it. */
    public Card reset(String method) {
        resetMethod = method;
        return this;
    }

    /** Prefetchable 64-bit regions of so many GiB. */
    public Card bars(long... gib) {
        bars = LongStream.of(gib)
                .mapToObj(size -> new Bar(1, size << 30, true, true))
                .toList();
        return this;
    }

    public Card bars(Bar... are) {
        bars = List.of(are);
        return this;
    }

    public Card givenAs(DeviceKind kind) {
        givenAs = kind;
        return this;
    }

    public String address() {
        return address;
    }

    public PciFunction toFunction() {
        return new PciFunction(
                address,
                vendor,
                device,
                subvendor,
                subdevice,
                revision,
                classId,
                name,
                assignable,
                address,
                null,
                context,
                contextRevision,
                pending,
                lost,
                hostDriver,
                capability,
                divided,
                physicalFunction,
                uses,
                holder,
                new DeviceTraits(resetMethod, bars),
                givenAs);
    }
}
