package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.MissingProperty;
import io.slotkeeper.inventory.domain.SourceName;
import java.util.HashMap;
import java.util.Map;

/** Machines for tests. */
final class Machines {
    static final SourceName SOURCE = new SourceName("vc1");

    private Machines() {}

    static Machine machine(String object, Map<Property<?>, String> properties, MissingProperty... missing) {
        Machine machine = new Machine(object, SOURCE);
        machine.take(Vim.enter(new ManagedObject("VirtualMachine", object), Vim.values(properties), missing));
        return machine;
    }

    /** One that has a configuration, and some more. */
    static Machine configured(String object, Map<Property<?>, String> more) {
        return machine(object, configuration(object, more));
    }

    static Map<Property<?>, String> configuration(String object, Map<Property<?>, String> more) {
        Map<Property<?>, String> all = new HashMap<>();
        all.put(VmProperties.NAME, object + "-name");
        all.put(VmProperties.INSTANCE_UUID, uuid(object));
        all.put(VmProperties.HARDWARE_VERSION, "vmx-19");
        all.putAll(more);
        return all;
    }

    static String uuid(String object) {
        return "502e71fa-1ba1-0000-0000-"
                + "%12s".formatted(object.replaceAll("\\D", "")).replace(' ', '0');
    }

    static String holding(String... addresses) {
        StringBuilder devices =
                new StringBuilder("<VirtualDevice type=\"VirtualPCIController\"><key>100</key></VirtualDevice>");
        for (String address : addresses) {
            devices.append(
                    "<VirtualDevice type=\"VirtualPCIPassthrough\"><backing><id>%s</id></backing></VirtualDevice>"
                            .formatted(address));
        }
        return devices.toString();
    }
}
