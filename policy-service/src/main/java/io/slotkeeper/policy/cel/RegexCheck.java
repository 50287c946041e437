package io.slotkeeper.policy.cel;

import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a regular expression may be compiled. RE2 matches in linear time, but RE2/J 1.8 writes counted repetitions out
 * before it looks at their size: four nested {@code {100}} take all memory there is. So counts are judged before.
 */
final class RegexCheck {

    static final int LARGEST_PROGRAM = 1_000;

    private static final int LONGEST = 200;
    private static final long MOST_COPIES = 1_000;
    private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

    private RegexCheck() {}

    /** Why it may not; empty where it may. */
    static Optional<String> refusal(String regex) {
        if (regex.length() > LONGEST) {
            return Optional.of("A regular expression has at most " + LONGEST + " characters.");
        }
        if (copies(regex) > MOST_COPIES) {
            return Optional.of("The counted repetitions of the regular expression multiply to more than " + MOST_COPIES
                    + " copies.");
        }
        try {
            return com.google.re2j.Pattern.compile(regex).programSize() > LARGEST_PROGRAM
                    ? Optional.of("The regular expression is too large.")
                    : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("This is no regular expression: " + e.getDescription() + ".");
        }
    }

    private static long copies(String regex) {
        long copies = 1;
        Matcher counted = COUNTED.matcher(regex);
        while (counted.find() && copies <= MOST_COPIES) {
            String most = counted.group(2);
            copies *= Math.max(1, Long.parseLong(most == null || most.isEmpty() ? counted.group(1) : most));
        }
        return copies;
    }
}
