package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.DeviceFilter;
import io.slotkeeper.inventory.domain.HostId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter as a query of rows of functions. */
final class DeviceQuery {
    private static final String NOT_OURS =
            """
             and observed_holder is not null and not exists (
                select from hold_function join hold using (assignment)
                where hold_function.host = host_function.host and hold_function.address = host_function.address
                    and hold.vm = host_function.observed_holder and hold.kind is not null)""";

    private final StringBuilder condition = new StringBuilder("1 = 1");
    private final Map<String, Object> parameters = new HashMap<>();

    private DeviceQuery() {}

    static DeviceQuery of(DeviceFilter filter, @Nullable String after) {
        DeviceQuery query = new DeviceQuery();
        HostId host = filter.host();
        query.and("host = :host", "host", host == null ? null : host.value());
        query.and("vendor_id = :vendorId", "vendorId", filter.vendorId());
        query.and("device_id = :deviceId", "deviceId", filter.deviceId());
        query.and(
                "class_id like :classId", "classId", filter.classPrefix() == null ? null : filter.classPrefix() + "%");
        query.and(
                "context = :context",
                "context",
                filter.context() == null ? null : filter.context().name());
        query.and(
                "presence = :presence",
                "presence",
                filter.presence() == null ? null : filter.presence().name());
        query.and("assignable = :assignable", "assignable", filter.assignable());
        query.and("search like :text escape '!'", "text", filter.text() == null ? null : contains(filter.text()));
        if (filter.found()) {
            query.condition.append(" ").append(NOT_OURS);
        }
        query.after(after);
        return query;
    }

    String text() {
        return "select * from host_function where " + condition + " order by host, address";
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void and(String term, String name, @Nullable Object value) {
        if (value != null) {
            condition.append(" and ").append(term);
            parameters.put(name, value);
        }
    }

    private void after(@Nullable String place) {
        if (place != null) {
            int slash = place.indexOf('/');
            String host = slash < 0 ? place : place.substring(0, slash);
            condition.append(" and (host > :afterHost or (host = :afterHost and address > :afterAddress))");
            parameters.put("afterHost", host);
            parameters.put("afterAddress", slash < 0 ? "" : place.substring(slash + 1));
        }
    }

    private static String contains(String text) {
        String literal = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + literal + "%";
    }
}
