package io.slotkeeper.inventory.connector.manual;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.application.ReportFormat;
import io.slotkeeper.inventory.application.ReportReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads JSON reports that come over HTTP: a member that we do not know is the caller's mistake. */
@ApplicationScoped
public class JsonReportReader implements ReportReader {
    private final ObjectReader json;

    @Inject
    public JsonReportReader(ObjectMapper json) {
        this.json = json.readerFor(JsonReportBody.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    @Override
    public ReportFormat format() {
        return ReportFormat.JSON;
    }

    @Override
    public Reading read(String text) {
        return JsonReports.read(text, json);
    }
}
