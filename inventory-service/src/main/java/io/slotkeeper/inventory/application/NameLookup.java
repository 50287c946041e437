package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.PciNames;
import java.util.List;

/** Port to the database of PCI names: both directions. Ids are four hexadecimal digits, lower case. */
public interface NameLookup extends PciNames {
    /** All vendors of exactly that name. */
    List<String> vendorIds(String vendorName);

    /** All devices of that vendor with exactly that name. */
    List<String> deviceIds(String vendorId, String deviceName);

    /** All classes of exactly that name. */
    List<String> classIds(String className);
}
