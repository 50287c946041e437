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

/**
 * Asks a server for what is no property. Every answer is kept for the session, until what it was asked about changes.
 * What the account may not ask, and what the server does not know, stays unknown.
 */
final class Inquiries {
    private static final String LIMITS = "hardwareOptions.virtualDeviceOption";
    private static final String VIRTUAL_FUNCTIONS = "sriov";

    private final VimSession session;
    private final Map<List<String>, Optional<Integer>> limits = new HashMap<>();
    private final Map<String, Answer<Optional<BootDevice>>> boots = new HashMap<>();
    private final Map<String, Answer<Map<PciAddress, PciAddress>>> lineages = new HashMap<>();
    private final SortedMap<String, Set<String>> refused = new TreeMap<>();
    private final Map<String, String> privileges = new HashMap<>();

    Inquiries(VimSession session) {
        this.session = session;
    }

    private record Answer<T>(Object about, T value) {}

    private interface Question<T> {
        T ask() throws VimException;
    }

    /**
     * How many passthrough functions a machine of that virtual hardware may have (VirtualPCIControllerOption of the
     * compute resource's environment browser).
     *
     * @param version such as {@code vmx-19}
     */
    Optional<Integer> deviceLimit(ManagedObject browser, String version) throws VimException {
        List<String> about = List.of(browser.id(), version);
        Optional<Integer> known = limits.get(about);
        if (known == null) {
            known = ask(browser, "QueryConfigOption", List.of(VimValue.ofText("key", version)), Set.of(LIMITS))
                    .flatMap(Inquiries::limit)
                    .findFirst();
            limits.put(about, known);
        }
        return known;
    }

    /** What the host boots from; asked again after every start of it. */
    Optional<BootDevice> boot(String id, Known host) throws VimException {
        Optional<ManagedObject> system = host.get(HostProperties.BOOT_DEVICE_SYSTEM);
        if (system.isEmpty()) {
            return Optional.empty();
        }
        return kept(boots, id, host.get(HostProperties.BOOT_TIME), () -> ask(
                        system.get(), "QueryBootDevices", List.of(), Set.of())
                .flatMap(info -> BootDevice.of(info).stream())
                .findFirst());
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
        return kept(
                lineages,
                id,
                List.of(functions, pnics),
                () -> lineage(
                        ask(browser.get(), "QueryConfigTarget", List.of(argument), Set.of(VIRTUAL_FUNCTIONS)), pnics));
    }

    /** What the account may not ask. */
    Stream<MissingPrivilege> missing() {
        return refused.entrySet().stream()
                .map(entry -> new MissingPrivilege(
                        privileges.getOrDefault(entry.getKey(), "unknown"),
                        entry.getKey(),
                        entry.getValue().size()));
    }

    private static <T> T kept(Map<String, Answer<T>> answers, String id, Object about, Question<T> question)
            throws VimException {
        Answer<T> known = answers.get(id);
        if (known == null || !known.about().equals(about)) {
            known = new Answer<>(about, question.ask());
            answers.put(id, known);
        }
        return known.value();
    }

    private Stream<VimValue> ask(ManagedObject object, String method, List<VimValue> arguments, Set<String> keep)
            throws VimException {
        try {
            return session.call(object, method, arguments, keep).stream();
        } catch (VimException e) {
            return switch (e.kind()) {
                case NO_PERMISSION -> {
                    refused.computeIfAbsent(method, unknown -> new HashSet<>()).add(object.id());
                    privileges.put(method, Objects.requireNonNullElse(e.subject(), "unknown"));
                    yield Stream.empty();
                }
                case FAULT -> Stream.empty(); // an older server, or the object has just gone
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
