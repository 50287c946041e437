package io.slotkeeper.bench;

/**
 * Something that the product promises and that can be counted.
 *
 * @param found what was counted
 */
record Promise(String sentence, boolean kept, String found) {
    @Override
    public String toString() {
        return "%s  %s: %s".formatted(kept ? "kept  " : "BROKEN", sentence, found);
    }
}
