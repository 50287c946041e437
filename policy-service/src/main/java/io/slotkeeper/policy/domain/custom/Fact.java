package io.slotkeeper.policy.domain.custom;

import static io.slotkeeper.policy.domain.custom.Fact.Type.NUMBER;
import static io.slotkeeper.policy.domain.custom.Fact.Type.TEXT;
import static io.slotkeeper.policy.domain.custom.Fact.Type.TEXTS;
import static io.slotkeeper.policy.domain.custom.Fact.Type.TRUTH;

import io.slotkeeper.policy.domain.facts.Capability;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.facts.HostUse;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.Usage;
import io.slotkeeper.policy.domain.facts.Vm;
import io.slotkeeper.policy.domain.platform.PlatformVersion;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a custom rule may look at. The list is closed; {@code deploy/docs/reference/rule-facts.md} is made from it. */
public enum Fact {
    DEVICE_ADDRESS(
            "device.address", TEXT, "Address of the PCI function, as in 0000:06:00.0.", of(PciFunction::address)),
    DEVICE_NAME("device.name", TEXT, "Its name.", of(device -> known(device.name()))),
    DEVICE_VENDOR("device.vendorId", TEXT, "Vendor, four lower-case hex digits.", of(PciFunction::vendorId)),
    DEVICE_DEVICE("device.deviceId", TEXT, "Device, four lower-case hex digits.", of(PciFunction::deviceId)),
    DEVICE_SUBVENDOR(
            "device.subvendorId", TEXT, "Subsystem vendor, four lower-case hex digits.", of(PciFunction::subvendorId)),
    DEVICE_SUBDEVICE(
            "device.subdeviceId", TEXT, "Subsystem device, four lower-case hex digits.", of(PciFunction::subdeviceId)),
    DEVICE_REVISION("device.revisionId", TEXT, "Revision, two hex digits.", of(PciFunction::pciRevision)),
    DEVICE_CLASS("device.classId", TEXT, "Base class and subclass, four hex digits: 0200.", of(PciFunction::classId)),
    DEVICE_ASSIGNABLE("device.assignable", TRUTH, "False for a bridge.", of(PciFunction::assignable)),
    DEVICE_COMPANION(
            "device.companion",
            TRUTH,
            "True for a function that nobody asked for and that would change context along with one.",
            (at, device) -> !at.facts().isRequested(device.address())),
    DEVICE_TIER(
            "device.tier",
            TEXT,
            "What the support list says: CERTIFIED, EXPERIMENTAL, SAME_CHIP, BANNED or UNLISTED.",
            (at, device) -> tier(at.facts(), device)),
    DEVICE_CONTEXT(
            "device.context",
            TEXT,
            "Who may drive it: HOST or PASSTHROUGH.",
            (at, device) -> unless(Context.UNKNOWN, at.facts().effectiveContext(device))),
    DEVICE_PENDING(
            "device.pending",
            TEXT,
            "A change of context that waits for a restart: NONE, TO_PASSTHROUGH or TO_HOST.",
            of(device -> device.pending().name())),
    DEVICE_LOST("device.lost", TRUTH, "Whether the last report of the host lacked it.", of(PciFunction::lost)),
    DEVICE_HOST_DRIVER(
            "device.hostDriver",
            TEXT,
            "Whether the host itself has a driver for it: PRESENT or ABSENT.",
            of(device -> unless(HostDriver.UNKNOWN, device.hostDriver()))),
    DEVICE_CAPABLE(
            "device.capable",
            TRUTH,
            "Whether the hypervisor says that it can be passed through.",
            of(device -> device.capability() == Capability.UNKNOWN ? null : device.capability() == Capability.CAPABLE)),
    DEVICE_DIVIDED(
            "device.hasVirtualFunctions",
            TRUTH,
            "Whether it has virtual functions (SR-IOV) now.",
            of(PciFunction::divided)),
    DEVICE_VIRTUAL(
            "device.isVirtualFunction",
            TRUTH,
            "Whether it is a virtual function (SR-IOV).",
            of(device -> device.physicalFunction() != null)),
    DEVICE_PHYSICAL(
            "device.physicalFunction",
            TEXT,
            "Address of its physical function; empty where it is no virtual one.",
            of(device -> device.physicalFunction() == null ? "" : device.physicalFunction())),
    DEVICE_USES(
            "device.hostUses",
            TEXTS,
            "What the host does with it: UPLINK, BOOT_DEVICE and so on.",
            (at, device) -> at.facts().host().usesReported()
                    ? device.hostUses().stream()
                            .map(HostUse::kind)
                            .distinct()
                            .sorted()
                            .toList()
                    : null),
    DEVICE_CRITICAL(
            "device.hostCritical",
            TRUTH,
            "Whether the host lives on it.",
            (at, device) -> critical(at.facts(), device)),

    HOST_ID("host.id", TEXT, "The host.", ofHost(Host::id)),
    HOST_PLATFORM("host.platform", TEXT, "ESX, ESXI or KVM.", ofHost(host -> unless(Platform.OTHER, host.platform()))),
    HOST_VERSION("host.version", TEXT, "Its version as it was reported.", ofHost(host -> known(host.version()))),
    HOST_MAJOR(
            "host.majorVersion",
            NUMBER,
            "The first number of its version.",
            ofHost(host -> number(host, PlatformVersion::major))),
    HOST_MINOR(
            "host.minorVersion",
            NUMBER,
            "The second number of its version.",
            ofHost(host -> number(host, PlatformVersion::minor))),
    HOST_RETIRED("host.retired", TRUTH, "Whether it was retired.", ofHost(Host::retired)),
    HOST_IOMMU(
            "host.iommu",
            TRUTH,
            "Whether its IOMMU is switched on.",
            ofHost(host -> host.iommu() == Iommu.UNKNOWN ? null : host.iommu() == Iommu.ON)),

    VM_ID("vm.id", TEXT, "The virtual machine.", ofVm(vm -> known(vm.id()))),
    VM_NAME("vm.name", TEXT, "Its name.", ofVm(vm -> known(vm.name()))),
    VM_HARDWARE("vm.hardwareVersion", NUMBER, "Its virtual hardware version.", ofVm(Vm::hardwareVersion)),
    VM_MEMORY(
            "vm.memoryReserved",
            TRUTH,
            "Whether all of its memory is reserved.",
            ofVm(vm -> vm.memoryReservation() == MemoryReservation.UNKNOWN
                    ? null
                    : vm.memoryReservation() == MemoryReservation.FULL)),
    VM_LIMIT("vm.deviceLimit", NUMBER, "How many functions it says it can have.", ofVm(Vm::deviceLimit)),
    VM_VMOTION("vm.uses.vmotion", TRUTH, "Whether it uses vMotion or live migration.", uses(Feature.VMOTION)),
    VM_DRS("vm.uses.drs", TRUTH, "Whether it uses DRS.", uses(Feature.DRS)),
    VM_HA("vm.uses.ha", TRUTH, "Whether it uses HA.", uses(Feature.HA)),
    VM_FT("vm.uses.ft", TRUTH, "Whether it uses fault tolerance.", uses(Feature.FT)),
    VM_SNAPSHOTS("vm.uses.snapshots", TRUTH, "Whether it uses snapshots.", uses(Feature.SNAPSHOTS)),

    REQUEST_PROJECT("request.project", TEXT, "The project that asks.", at -> at.facts()
            .question()
            .project()),
    REQUEST_FUNCTIONS("request.functions", TEXTS, "Addresses of the functions asked for.", at -> at.facts()
            .question()
            .functions()),
    REQUEST_COUNT("request.count", NUMBER, "How many functions are asked for.", at ->
            (long) at.facts().question().functions().size()),
    REQUEST_COMPANIONS(
            "request.companions",
            TEXTS,
            "Addresses of the functions that would change context along with them.",
            Situation::companions),

    HOLDS_OF_VM(
            "holds.ofVm",
            NUMBER,
            "How many functions the virtual machine holds already, on whatever host.",
            at -> ofSomeVm(at, Fact::heldByVm)),
    HOLDS_HOSTS(
            "holds.hostsOfVm",
            TEXTS,
            "The hosts on which it holds them.",
            at -> ofSomeVm(
                    at, facts -> own(facts).map(Hold::host).distinct().sorted().toList())),
    HOLDS_OTHERS(
            "holds.ofOthers",
            NUMBER,
            "How many other virtual machines hold something of what is asked for, or of what goes along with it.",
            at -> at.facts().holds().stream()
                    .filter(hold -> !at.facts().isOfThisVm(hold))
                    .map(Hold::vm)
                    .distinct()
                    .count());

    /** What a fact is, by the name that CEL has for it. */
    public enum Type {
        TEXT("string"),
        NUMBER("int"),
        TRUTH("bool"),
        TEXTS("list(string)");

        private final String cel;

        Type(String cel) {
            this.cel = cel;
        }

        public String cel() {
            return cel;
        }
    }

    private static final Map<String, Fact> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Fact::dotted, fact -> fact));
    private static final String DEVICE = "device.";

    private final String dotted;
    private final Type type;
    private final String says;
    private final Function<Situation, @Nullable Object> value;

    Fact(String dotted, Type type, String says, Function<Situation, @Nullable Object> value) {
        this.dotted = dotted;
        this.type = type;
        this.says = says;
        this.value = value;
    }

    Fact(String dotted, Type type, String says, OfDevice value) {
        this(dotted, type, says, at -> at.device() == null ? null : value.in(at, at.device()));
    }

    public static Optional<Fact> named(String dotted) {
        return Optional.ofNullable(BY_NAME.get(dotted));
    }

    /** The name in expressions and sentences. */
    public String dotted() {
        return dotted;
    }

    public Type type() {
        return type;
    }

    /** What it is, in a sentence. */
    public String says() {
        return says;
    }

    /** True for what is told of one function. */
    public boolean ofDevice() {
        return dotted.startsWith(DEVICE);
    }

    /** A String, Long, Boolean or List of String, as the type says; null where nobody observed it. */
    public @Nullable Object in(Situation situation) {
        Object found = value.apply(situation);
        return found instanceof Integer number ? Long.valueOf(number) : found;
    }

    private interface OfDevice {
        @Nullable
        Object in(Situation situation, PciFunction device);
    }

    private static OfDevice of(Function<PciFunction, @Nullable Object> what) {
        return (at, device) -> what.apply(device);
    }

    private static Function<Situation, @Nullable Object> ofHost(Function<Host, @Nullable Object> what) {
        return at -> what.apply(at.facts().host());
    }

    private static Function<Situation, @Nullable Object> ofVm(Function<Vm, @Nullable Object> what) {
        return at -> what.apply(at.facts().vm());
    }

    private static Function<Situation, @Nullable Object> uses(Feature feature) {
        return ofVm(vm -> vm.usageOf(feature) == Usage.UNKNOWN ? null : vm.usageOf(feature) == Usage.USED);
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static <E extends Enum<E>> @Nullable String unless(E unknown, E value) {
        return value == unknown ? null : value.name();
    }

    private static @Nullable Long number(Host host, Function<PlatformVersion, Integer> part) {
        return PlatformVersion.parse(host.version())
                .map(version -> part.apply(version).longValue())
                .orElse(null);
    }

    private static @Nullable Boolean critical(Facts facts, PciFunction device) {
        boolean critical = device.hostUses().stream().anyMatch(HostUse::critical);
        return critical || facts.host().usesReported() ? critical : null;
    }

    private static String tier(Facts facts, PciFunction device) {
        return facts.rulesets()
                .supportList()
                .listing(device, facts.host(), facts.at().atZone(ZoneOffset.UTC).toLocalDate())
                .standing()
                .name();
    }

    /** A function may be asked about for no virtual machine in particular. */
    private static @Nullable Object ofSomeVm(Situation at, Function<Facts, Object> what) {
        return at.facts().question().vm().isEmpty() ? null : what.apply(at.facts());
    }

    private static long heldByVm(Facts facts) {
        return own(facts)
                .flatMap(hold -> hold.functions().stream().map(address -> hold.host() + "/" + address))
                .distinct()
                .count();
    }

    private static Stream<Hold> own(Facts facts) {
        return facts.holds().stream().filter(facts::isOfThisVm);
    }
}
