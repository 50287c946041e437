package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException;
import io.slotkeeper.inventory.connector.vsphere.vim.VimSession;
import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server for what is no property. An answer is kept for the session, until what it was asked about changes; where
 * the server does not answer just now, the last answer holds, also that of an earlier session. What the account may not
 * ask, and what the server does not know, stays unknown.
 */
final class Inquiries {
    private static final String LIMITS = "hardwareOptions.virtualDeviceOption";
    private static final String VIRTUAL_FUNCTIONS = "sriov";

    /** With these a server, or an object of it, says that it cannot tell, now or later. */
    private static final Set<String> NEVER =
            Set.of("MethodNotFound", "NotSupported", "NotImplemented", "InvalidRequest", "ManagedObjectNotFound");

    private final Map<String, Answer<Optional<Integer>>> limits = new HashMap<>();
    private final Map<String, Answer<Optional<BootDevice>>> boots = new HashMap<>();
    private final Map<String, Answer<Map<PciAddress, PciAddress>>> lineages = new HashMap<>();
    private final SortedMap<String, Set<String>> refused = new TreeMap<>();
    private final Map<String, String> privileges = new HashMap<>();
    private @Nullable VimSession session;

    /** What was answered, in which session and about what. */
    private record Answer<T>(VimSession session, Object about, T value) {}

    private interface Question<T> {
        /** Empty where the server does not answer just now. */
        Optional<T> ask(VimSession session) throws VimException;
    }

    /** From now on asks in another session, where everything is asked anew. */
    void in(VimSession other) {
        session = other;
        refused.clear();
    }

    /**
     * How many passthrough functions a machine of that virtual hardware may have (VirtualPCIControllerOption of the
     * compute resource's environment browser).
     *
     * @param version such as {@code vmx-19}
     */
    Optional<Integer> deviceLimit(ManagedObject browser, String version) throws VimException {
        return kept(limits, browser.id() + " " + version, version, Optional.empty(), asked -> ask(
                        asked, browser, "QueryConfigOption", List.of(VimValue.ofText("key", version)), Set.of(LIMITS))
                .map(answer -> answer.stream().flatMap(Inquiries::limit).findFirst()));
    }

    /** What the host boots from; asked again after every start of it. */
    Optional<BootDevice> boot(String id, Known host) throws VimException {
        Optional<ManagedObject> system = host.get(HostProperties.BOOT_DEVICE_SYSTEM);
        if (system.isEmpty()) {
            return Optional.empty();
        }
        return kept(boots, id, host.get(HostProperties.BOOT_TIME), Optional.empty(), asked -> ask(
                        asked, system.get(), "QueryBootDevices", List.of(), Set.of())
                .map(answer -> answer.stream()
                        .flatMap(info -> BootDevice.of(info).stream())
                        .findFirst()));
    }

    /** Of virtual functions, the physical ones that they belong to; asked again when the host's functions change. */
    Map<PciAddress, PciAddress> physicalFunctions(String id, Known host, Optional<ManagedObject> browser)
            throws VimException {
        List<PassthruInfo> functions = host.get(HostProperties.PASSTHRU).orElse(List.of());
        if (browser.isEmpty() || functions.stream().noneMatch(PassthruInfo::hasVirtualFunctions)) {
            return Map.of();
        }
        List<Network.Pnic> pnics = host.get(HostProperties.PNICS).orElse(List.of());
        VimValue argument = VimValue.ofReference("host", new ManagedObject("HostSystem", id));
        return kept(lineages, id, List.of(functions, pnics), Map.of(), asked -> ask(
                        asked, browser.get(), "QueryConfigTarget", List.of(argument), Set.of(VIRTUAL_FUNCTIONS))
                .map(answer -> lineage(answer.stream(), pnics)));
    }

    /** What the account may not ask. */
    Stream<MissingPrivilege> missing() {
        return refused.entrySet().stream()
                .map(entry -> new MissingPrivilege(
                        privileges.getOrDefault(entry.getKey(), "unknown"),
                        entry.getKey(),
                        entry.getValue().size()));
    }

    private <T> T kept(Map<String, Answer<T>> answers, String id, Object about, T unknown, Question<T> question)
            throws VimException {
        VimSession now = session;
        if (now == null) {
            throw new IllegalStateException("there is no session to ask in");
        }
        Answer<T> last = answers.get(id);
        if (last != null && last.session() == now && last.about().equals(about)) {
            return last.value();
        }
        Optional<T> answer = question.ask(now);
        answer.ifPresent(value -> answers.put(id, new Answer<>(now, about, value)));
        return answer.orElse(last == null ? unknown : last.value());
    }

    /** Empty where the server does not answer just now, or may not answer this account. */
    private Optional<List<VimValue>> ask(
            VimSession asked, ManagedObject object, String method, List<VimValue> arguments, Set<String> keep)
            throws VimException {
        if (refused.getOrDefault(method, Set.of()).contains(object.id())) {
            return Optional.empty();
        }
        try {
            return Optional.of(asked.call(object, method, arguments, keep));
        } catch (VimException e) {
            String subject = Objects.requireNonNullElse(e.subject(), "unknown");
            return switch (e.kind()) {
                case NO_PERMISSION -> {
                    refused.computeIfAbsent(method, unknown -> new HashSet<>()).add(object.id());
                    privileges.put(method, subject);
                    yield Optional.empty();
                }
                case FAULT -> NEVER.contains(subject) ? Optional.of(List.of()) : Optional.empty();
                default -> throw e;
            };
        }
    }

    private static Stream<Integer> limit(VimValue option) {
        return option.child("hardwareOptions").stream()
                .flatMap(options -> options.children("virtualDeviceOption"))
                .filter(device -> "VirtualPCIControllerOption".equals(device.type()))
                .flatMap(controller -> controller.text("numPCIPassthroughDevices.max").stream())
                .filter(max -> max.matches("\\d{1,5}"))
                .map(Integer::valueOf);
    }

    /** A virtual function names the port that it belongs to (VirtualMachineSriovInfo), and the port its function. */
    private static Map<PciAddress, PciAddress> lineage(Stream<VimValue> targets, List<Network.Pnic> pnics) {
        Map<String, PciAddress> ports = pnics.stream()
                .filter(pnic -> pnic.pci() != null)
                .collect(Collectors.toMap(Network.Pnic::device, pnic -> Objects.requireNonNull(pnic.pci())));
        Map<PciAddress, PciAddress> lineage = new HashMap<>();
        targets.flatMap(target -> target.children(VIRTUAL_FUNCTIONS))
                .filter(entry -> entry.flag("virtualFunction").orElse(false))
                .forEach(entry -> entry.text("pciDevice.id")
                        .flatMap(PciAddress::parse)
                        .ifPresent(function ->
                                entry.text("pnic").map(ports::get).ifPresent(port -> lineage.put(function, port))));
        return Map.copyOf(lineage);
    }
}
