package io.slotkeeper.inventory.connector.vsphere;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the vSphere API, such as {@code 4.0} or {@code 8.0.3.0}; further numbers do not matter here. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
    static final ApiVersion V4_0 = new ApiVersion(4, 0);
    static final ApiVersion V5_0 = new ApiVersion(5, 0);
    static final ApiVersion V5_5 = new ApiVersion(5, 5);
    static final ApiVersion V7_0 = new ApiVersion(7, 0);
    static final ApiVersion V8_0 = new ApiVersion(8, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\..*)?");
    private static final Comparator<ApiVersion> ORDER =
            Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

    /** What cannot be read is taken for the oldest one, which is asked for nothing that it might not know. */
    static ApiVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : V4_0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }
}
