package io.slotkeeper.policy.domain.platform;

import io.slotkeeper.policy.domain.facts.PciFunction;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;

/** Links to compatibility guides: templates in which the ids of a function are filled in. */
public final class GuideLink {

    /** What a template may contain in braces. */
    public static final List<String> PLACES = List.of("{vendor}", "{device}", "{subvendor}", "{subdevice}");

    private GuideLink() {}

    /** The template with the function's ids; ids that were not reported are left empty. */
    public static String fill(String template, PciFunction function) {
        return template.replace("{vendor}", function.vendorId())
                .replace("{device}", function.deviceId())
                .replace("{subvendor}", Objects.requireNonNullElse(function.subvendorId(), ""))
                .replace("{subdevice}", Objects.requireNonNullElse(function.subdeviceId(), ""));
    }

    /** Whether a template is one that a person may be given to click on. */
    public static boolean sound(String template) {
        String filled = template;
        for (String place : PLACES) {
            filled = filled.replace(place, "0000");
        }
        try {
            URI uri = new URI(filled);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
