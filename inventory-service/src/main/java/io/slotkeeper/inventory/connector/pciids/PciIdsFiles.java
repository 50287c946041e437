package io.slotkeeper.inventory.connector.pciids;

import io.slotkeeper.inventory.application.names.PciIds;
import io.slotkeeper.inventory.application.names.PciIdsReader;
import io.slotkeeper.inventory.connector.text.Malformed;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Files of the PCI ID Project (https://pci-ids.ucw.cz), and the one that is bundled with the service; see pci/README.md. */
@ApplicationScoped
public class PciIdsFiles implements PciIdsReader {
    private static final String BUNDLED = "/pci/pci.ids";

    /** What the bundled file says. */
    public static PciIds bundledNames() {
        try {
            return new PciIdsText(bundledFile()).parse();
        } catch (Malformed e) {
            throw new IllegalStateException("the bundled pci.ids is wrong in line " + e.line(), e);
        }
    }

    @Override
    public Reading read(byte[] file) {
        try {
            return new Reading.Read(new PciIdsText(file).parse());
        } catch (Malformed wrong) {
            return new Reading.Unreadable(wrong.line(), wrong.reason());
        }
    }

    @Override
    public byte[] bundled() {
        return bundledFile();
    }

    private static byte[] bundledFile() {
        try (InputStream file = Objects.requireNonNull(PciIdsFiles.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled pci.ids cannot be read", e);
        }
    }
}
