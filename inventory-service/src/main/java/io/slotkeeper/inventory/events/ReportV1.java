package io.slotkeeper.inventory.events;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Wire form of a report that comes by Kafka; the report itself is the JSON report of the HTTP interface. */
record ReportV1(@Nullable String source, @Nullable Long generation, @Nullable JsonNode report) {}
