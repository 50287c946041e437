package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.domain.Report;
import org.jspecify.annotations.Nullable;

/**
 * A host as a source sees it.
 *
 * @param object the source's own name of it, such as {@code host-21}; another source may use the same
 * @param name what it is called there; the host's id is made of it when it is new
 * @param hardwareId the machine's own id, such as its SMBIOS UUID, by which it is found again under another name
 * @param report all that the source can say; it has a section about the host itself
 */
public record ObservedHost(String object, String name, @Nullable String hardwareId, Report report) {}
