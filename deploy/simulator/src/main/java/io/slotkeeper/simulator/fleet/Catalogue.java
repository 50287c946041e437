package io.slotkeeper.simulator.fleet;

import java.util.HashMap;
import java.util.Map;

/** Class and name of devices that the bundled fleets use, so that a fleet file need not repeat them; names as in pci.ids. */
final class Catalogue {
    record Entry(int classCode, String name) {}

    private static final Map<Integer, String> VENDORS = Map.ofEntries(
            Map.entry(0x8086, "Intel Corporation"),
            Map.entry(0x1000, "Broadcom / LSI"),
            Map.entry(0x1077, "QLogic Corp."),
            Map.entry(0x10df, "Emulex Corporation"),
            Map.entry(0x14e4, "Broadcom Inc. and subsidiaries"),
            Map.entry(0x10de, "NVIDIA Corporation"),
            Map.entry(0x144d, "Samsung Electronics Co Ltd"),
            Map.entry(0x15b3, "Mellanox Technologies"),
            Map.entry(0x1022, "Advanced Micro Devices, Inc. [AMD]"),
            Map.entry(0x102b, "Matrox Electronics Systems Ltd."),
            Map.entry(0x12d8, "Pericom Semiconductor"));

    private static final Map<String, Entry> DEVICES = new HashMap<>();

    static {
        bridges();
        device("8086:10c9", 0x0200, "82576 Gigabit Network Connection");
        device("8086:10c6", 0x0200, "82598EB 10-Gigabit AF Dual Port Network Connection");
        device("8086:10fb", 0x0200, "82599ES 10-Gigabit SFI/SFP+ Network Connection");
        device("8086:1521", 0x0200, "I350 Gigabit Network Connection");
        device("8086:158b", 0x0200, "Ethernet Controller XXV710 for 25GbE SFP28");
        device("8086:154c", 0x0200, "Ethernet Virtual Function 700 Series");
        device("15b3:1015", 0x0200, "MT27710 Family [ConnectX-4 Lx]");
        device("14e4:164e", 0x0200, "NetXtreme II BCM57710 10-Gigabit PCIe [Everest]");
        device("14e4:164f", 0x0200, "NetXtreme II BCM57711 10-Gigabit PCIe");
        device("1000:0056", 0x0100, "SAS1064ET PCI-Express Fusion-MPT SAS");
        device("1000:0058", 0x0100, "SAS1068E PCI-Express Fusion-MPT SAS");
        device("1000:0072", 0x0107, "SAS2008 PCI-Express Fusion-MPT SAS-2 [Falcon]");
        device("1000:0097", 0x0107, "SAS3008 PCI-Express Fusion-MPT SAS-3");
        device("1077:2532", 0x0c04, "ISP2532-based 8Gb Fibre Channel to PCI Express HBA");
        device("10df:f100", 0x0c04, "LPe12000 Series 8Gb Fibre Channel Adapter");
        device("144d:a80a", 0x0108, "NVMe SSD Controller PM9A1/PM9A3/980PRO");
        device("8086:a1d2", 0x0106, "C620 Series Chipset Family SSATA Controller [AHCI mode]");
        device("8086:3a3a", 0x0c03, "82801JI (ICH10 Family) USB2 EHCI Controller #1");
        device("8086:a1af", 0x0c03, "C620 Series Chipset Family USB 3.0 xHCI Controller");
        device("10de:1eb8", 0x0302, "TU104GL [Tesla T4]");
        device("10de:2231", 0x0300, "GA102GL [RTX A5000]");
        device("10de:1aef", 0x0403, "GA102 High Definition Audio Controller");
        device("102b:0536", 0x0300, "Integrated Matrox G200eW3 Graphics Controller");
    }

    private Catalogue() {}

    private static void bridges() {
        device("8086:3408", 0x0604, "5520/5500/X58 I/O Hub PCI Express Root Port 1");
        device("8086:340a", 0x0604, "5520/5500/X58 I/O Hub PCI Express Root Port 3");
        device("8086:340c", 0x0604, "5520/5500/X58 I/O Hub PCI Express Root Port 5");
        device("8086:340e", 0x0604, "5520/5500/X58 I/O Hub PCI Express Root Port 7");
        device("8086:3a40", 0x0604, "82801JI (ICH10 Family) PCI Express Root Port 1");
        device("8086:244e", 0x0604, "82801 PCI Bridge");
        device("8086:2030", 0x0604, "Sky Lake-E PCI Express Root Port A");
        device("8086:2031", 0x0604, "Sky Lake-E PCI Express Root Port B");
        device("8086:2032", 0x0604, "Sky Lake-E PCI Express Root Port C");
        device("8086:2033", 0x0604, "Sky Lake-E PCI Express Root Port D");
        device("12d8:2304", 0x0604, "PI7C9X2G304 EL/SL PCIe2 3-Port/4-Lane Packet Switch");
        device("8086:a1c1", 0x0601, "C621 Series Chipset LPC/eSPI Controller");
        device("8086:a1a3", 0x0c05, "C620 Series Chipset Family SMBus");
        device("8086:2020", 0x0600, "Sky Lake-E DMI3 Registers");
        device("8086:2021", 0x0880, "Sky Lake-E CBDMA Registers");
    }

    private static void device(String id, int classCode, String name) {
        DEVICES.put(id, new Entry(classCode, name));
    }

    static String vendor(int vendor) {
        return VENDORS.getOrDefault(vendor, "Vendor %04x".formatted(vendor));
    }

    /** A device that nobody described is a system peripheral without a good name, as a real host would list it. */
    static Entry device(PciId id) {
        return DEVICES.getOrDefault(id.toString(), new Entry(0x0880, "Device %04x".formatted(id.device())));
    }
}
