package io.slotkeeper.policy.domain.platform;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Profiles of which two cover one version of a platform, so that nobody could tell which of them holds. */
final class ProfileOverlaps {

    private ProfileOverlaps() {}

    /** Places of profiles to the place of an earlier one with which they overlap. */
    static Map<Integer, Integer> find(List<PlatformProfile> profiles) {
        Map<Integer, Integer> overlaps = new TreeMap<>();
        for (int second = 1; second < profiles.size(); second++) {
            for (int first = 0; first < second; first++) {
                if (overlap(profiles.get(first), profiles.get(second))) {
                    overlaps.putIfAbsent(second, first);
                }
            }
        }
        return overlaps;
    }

    /** Two ranges overlap where one of them begins in the other, or both are open downwards. */
    private static boolean overlap(PlatformProfile one, PlatformProfile other) {
        VersionRange here = one.versions();
        VersionRange there = other.versions();
        return !Collections.disjoint(one.platforms(), other.platforms())
                && (beginsIn(here, there) || beginsIn(there, here) || (here.from() == null && there.from() == null));
    }

    private static boolean beginsIn(VersionRange one, VersionRange other) {
        String from = one.from();
        return from != null && other.contains(from);
    }
}
