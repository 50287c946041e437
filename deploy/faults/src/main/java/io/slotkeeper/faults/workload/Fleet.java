package io.slotkeeper.faults.workload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The hosts and machines of a drill. Every host has the same twelve functions and a bridge, on three platforms with
 * three kinds of evidence for what belongs together: the founding rule (ESX), dependent devices (ESXi), IOMMU groups
 * (KVM). A JSON report has no word for SR-IOV; libvirt has, so that hosts with KVM have a network card with two virtual
 * functions besides, told of by a source of its own.
 */
public final class Fleet {
    private static final int HOSTS = 12;
    private static final int VMS_PER_HOST = 3;
    private static final List<String> PLATFORMS = List.of("ESX", "ESXI", "KVM");

    private final List<Host> hosts = new ArrayList<>();

    /** @param prefix begins every name, so that rounds on one bed keep apart */
    Fleet(String prefix, RandomGenerator random) {
        for (int i = 0; i < HOSTS; i++) {
            String platform = PLATFORMS.get(i % PLATFORMS.size());
            List<String> vms = new ArrayList<>();
            for (int vm = 0; vm < VMS_PER_HOST; vm++) {
                vms.add("%s-vm-%02d-%d".formatted(prefix, i, vm));
            }
            hosts.add(new Host("%s-host-%02d".formatted(prefix, i), platform, vms, random.nextBoolean()));
        }
    }

    List<Host> hosts() {
        return hosts;
    }

    Host any(RandomGenerator random) {
        return hosts.get(random.nextInt(hosts.size()));
    }

    private record Device(String address, String vendor, String device, String classId, int tiedBy) {}

    /**
     * One host.
     *
     * @param tied whether the graphics card and its sound hang behind one bridge, so that one machine must have both
     */
    record Host(String id, String platform, List<String> vms, boolean tied) {
        private static final String BRIDGE = "0000:00:03.0";
        private static final String UPLINK = "0000:02:00.0";
        private static final String PHYSICAL = "0000:0f:00.0";
        private static final List<String> VIRTUAL = List.of("0000:0f:10.0", "0000:0f:10.2");
        private static final List<Device> DEVICES = List.of(
                new Device(UPLINK, "14e4", "1639", "0200", 1),
                new Device("0000:06:00.0", "8086", "10c6", "0200", 2),
                new Device("0000:06:00.1", "8086", "10c6", "0200", 2),
                new Device("0000:07:00.0", "1077", "2532", "0c04", 3),
                new Device("0000:07:00.1", "1077", "2532", "0c04", 3),
                new Device("0000:08:00.0", "10de", "2204", "0300", 4),
                new Device("0000:08:00.1", "10de", "1aef", "0403", 4),
                new Device("0000:09:00.0", "144d", "a808", "0108", 5),
                new Device("0000:0a:00.0", "144d", "a808", "0108", 6),
                new Device("0000:0b:00.0", "1000", "0058", "0100", 7),
                new Device("0000:0c:00.0", "10df", "f100", "0c04", 8),
                new Device("0000:0d:00.0", "1137", "0043", "0200", 9));

        String version() {
            return switch (platform) {
                case "ESX" -> "4.0";
                case "ESXI" -> "8.0 U2";
                default -> "9.2";
            };
        }

        /** A function that somebody may ask for; now and then one that nobody gets. */
        String anyFunction(RandomGenerator random) {
            int choice = random.nextInt(DEVICES.size() + 2);
            if (choice == DEVICES.size() + 1 && platform.equals("KVM")) {
                int which = random.nextInt(VIRTUAL.size() + 1);
                return which == 0 ? PHYSICAL : VIRTUAL.get(which - 1);
            }
            if (choice >= DEVICES.size()) {
                return random.nextBoolean() ? BRIDGE : "0000:0e:00.0";
            }
            return DEVICES.get(choice).address();
        }

        ObjectNode description() {
            return Journal.JSON
                    .createObjectNode()
                    .put("name", id)
                    .put("platform", platform)
                    .put("version", version());
        }

        /** Everything that the host has but {@code missing}. */
        ObjectNode report(List<String> missing) {
            ObjectNode report = Journal.JSON.createObjectNode();
            ArrayNode functions = report.putArray("functions");
            functions
                    .addObject()
                    .put("address", BRIDGE)
                    .put("vendorId", "8086")
                    .put("deviceId", "340a")
                    .put("classId", "0604");
            for (Device device : DEVICES) {
                if (!missing.contains(device.address())) {
                    function(functions.addObject(), device);
                }
            }
            report.putArray("hostUses")
                    .addObject()
                    .put("address", UPLINK)
                    .put("use", "MANAGEMENT_UPLINK")
                    .put("detail", "vmnic0");
            return report.put("iommu", "ON");
        }

        /** What libvirt tells of the card with virtual functions. */
        Client.Document sriov() {
            StringBuilder xml = new StringBuilder("<devices>\n");
            xml.append(node(PHYSICAL, "1521", virtualFunctions()));
            for (String virtual : VIRTUAL) {
                xml.append(node(
                        virtual, "1520", "<capability type='phys_function'>" + libvirt(PHYSICAL) + "</capability>"));
            }
            return new Client.Document(
                    "application/x-libvirt-nodedev+xml",
                    xml.append("</devices>\n").toString());
        }

        private static String virtualFunctions() {
            return VIRTUAL.stream()
                    .map(Host::libvirt)
                    .collect(
                            Collectors.joining("", "<capability type='virt_functions' maxCount='7'>", "</capability>"));
        }

        /** Libvirt writes a function's own address in decimal, and those of others in hexadecimal. */
        private static String node(String address, String device, String capability) {
            String group = Integer.toString(100 + number(address, 8, 10) * 10 + number(address, 11, 12));
            return """
                    <device>
                      <name>pci_%s</name>
                      <path>/sys/devices/pci0000:00/%s</path>
                      <capability type='pci'>
                        <class>0x020000</class>
                        <domain>0</domain>
                        <bus>%d</bus>
                        <slot>%d</slot>
                        <function>%d</function>
                        <product id='0x%s'/>
                        <vendor id='0x8086'/>
                        %s
                        <iommuGroup number='%s'>%s</iommuGroup>
                      </capability>
                    </device>
                    """
                    .formatted(
                            address.replaceAll("[:.]", "_"),
                            address,
                            number(address, 5, 7),
                            number(address, 8, 10),
                            number(address, 11, 12),
                            device,
                            capability,
                            group,
                            libvirt(address));
        }

        private static String libvirt(String address) {
            return "<address domain='0x%s' bus='0x%s' slot='0x%s' function='0x%s'/>"
                    .formatted(
                            address.substring(0, 4),
                            address.substring(5, 7),
                            address.substring(8, 10),
                            address.substring(11));
        }

        private static int number(String address, int from, int to) {
            return Integer.parseInt(address.substring(from, to), 16);
        }

        private void function(ObjectNode body, Device device) {
            body.put("address", device.address())
                    .put("vendorId", device.vendor())
                    .put("deviceId", device.device())
                    .put("classId", device.classId());
            if (platform.equals("KVM")) {
                int group = tied
                        ? device.tiedBy()
                        : device.tiedBy() * 10 + device.address().charAt(11) - '0';
                body.put("iommuGroup", Integer.toString(group));
            } else {
                body.put("capable", true);
                if (platform.equals("ESXI")) {
                    body.put("dependentDevice", tied && device.tiedBy() == 4 ? BRIDGE : device.address());
                }
            }
        }
    }
}
