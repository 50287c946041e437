package io.slotkeeper.policy.api;

import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A list as a table to save. */
final class CsvAnswer {

    static final String TYPE = "text/csv";

    private CsvAnswer() {}

    static Response of(SupportList list, String name) {
        return Response.ok(EntryCsv.write(list.entries()))
                .header(HttpHeaders.CONTENT_TYPE, TYPE + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .build();
    }
}
