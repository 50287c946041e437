package io.slotkeeper.inventory.connector.manual;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.application.ReportFormat;
import io.slotkeeper.inventory.application.ReportReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads JSON reports that come by Kafka: a member that we do not know is passed over. */
@ApplicationScoped
public class TolerantJsonReportReader implements ReportReader {
    private final ObjectReader json;

    @Inject
    public TolerantJsonReportReader(ObjectMapper json) {
        this.json = json.readerFor(JsonReportBody.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public ReportFormat format() {
        return ReportFormat.JSON_TOLERANT;
    }

    @Override
    public Reading read(String text) {
        return JsonReports.read(text, json);
    }
}
