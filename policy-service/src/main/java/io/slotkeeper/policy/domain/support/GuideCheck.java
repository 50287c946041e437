package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.platform.GuideLink;
import java.net.URI;
import java.net.URISyntaxException;

/** Whether a template of a link is one that a person may be given to click on. */
final class GuideCheck {

    private GuideCheck() {}

    static boolean sound(String template) {
        String filled = template;
        for (String place : GuideLink.PLACES) {
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
