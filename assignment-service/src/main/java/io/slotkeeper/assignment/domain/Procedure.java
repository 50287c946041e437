package io.slotkeeper.assignment.domain;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How orders are carried out by hand on one platform, for versions from {@code from} up to, not including, {@code below}. */
public record Procedure(
        String platform,
        String from,
        @Nullable String below,
        boolean rebootAfterContextChange,
        Map<OrderType, List<Template>> steps) {

    /** A step with {@code {host}}, {@code {vm}}, {@code {functions}}; said once per function when it has {@code {function}}. */
    public record Template(String text, @Nullable String link) {}

    public boolean isFor(HostState host) {
        PlatformVersion version = PlatformVersion.of(host.version());
        return platform.equalsIgnoreCase(host.platform())
                && version.compareTo(PlatformVersion.of(from)) >= 0
                && (below == null || version.compareTo(PlatformVersion.of(below)) < 0);
    }

    /** The steps of one order with the names filled in. */
    public List<OperatorStep> steps(PlannedOrder order, String host, String vm) {
        return steps.getOrDefault(order.type(), List.of()).stream()
                .flatMap(template -> filledIn(template, order, host, vm))
                .toList();
    }

    private static Stream<OperatorStep> filledIn(Template template, PlannedOrder order, String host, String vm) {
        String all = order.functions().stream().map(Address::value).collect(Collectors.joining(", "));
        String text =
                template.text().replace("{host}", host).replace("{vm}", vm).replace("{functions}", all);
        return text.contains("{function")
                ? order.functions().stream().map(a -> new OperatorStep(forFunction(text, a), template.link()))
                : Stream.of(new OperatorStep(text, template.link()));
    }

    /** libvirt names node devices with underscores: {@code pci_0000_06_00_0}. */
    private static String forFunction(String text, Address address) {
        return text.replace("{function}", address.value())
                .replace("{function_}", address.value().replace(':', '_').replace('.', '_'));
    }
}
