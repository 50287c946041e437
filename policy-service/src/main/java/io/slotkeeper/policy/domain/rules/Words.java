package io.slotkeeper.policy.domain.rules;

import java.util.List;

/** Small helpers for sentences. */
final class Words {

    private Words() {}

    /** {@code a, b and c}. */
    static String list(List<String> words) {
        return joined(words, "and");
    }

    /** {@code a, b or c}. */
    static String either(List<String> words) {
        return joined(words, "or");
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String joined(List<String> words, String last) {
        int size = words.size();
        if (size < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, size - 1)) + " " + last + " " + words.get(size - 1);
    }
}
