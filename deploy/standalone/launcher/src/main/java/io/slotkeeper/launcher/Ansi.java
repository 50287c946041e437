package io.slotkeeper.launcher;

/** Colours for a terminal. */
public final class Ansi {
    private Ansi() {}

    public static String green(String text) {
        return paint("32", text);
    }

    public static String yellow(String text) {
        return paint("33", text);
    }

    public static String red(String text) {
        return paint("31", text);
    }

    public static String cyan(String text) {
        return paint("36", text);
    }

    public static String bold(String text) {
        return paint("1", text);
    }

    public static String dim(String text) {
        return paint("2", text);
    }

    private static String paint(String code, String text) {
        return "\033[" + code + "m" + text + "\033[0m";
    }
}
