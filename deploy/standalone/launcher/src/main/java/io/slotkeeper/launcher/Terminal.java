package io.slotkeeper.launcher;

/** Whether a person looks at the output; the start scripts know and tell it in SLOTKEEPER_TERMINAL. */
final class Terminal {
    private Terminal() {}

    static boolean isInteractive() {
        String told = System.getenv("SLOTKEEPER_TERMINAL");
        return told == null ? System.console() != null : told.equals("1");
    }

    /** Colours are for interactive terminals, unless NO_COLOR is set (no-color.org). */
    static boolean hasColour() {
        String refused = System.getenv("NO_COLOR");
        return isInteractive() && (refused == null || refused.isEmpty());
    }
}
