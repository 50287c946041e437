package io.slotkeeper.simulator.soap;

/** How the server is peculiar, for as long as it is set. Thread-safe. */
public final class Settings {
    private volatile int updatesAtMost = Integer.MAX_VALUE;
    private volatile boolean pagingIgnored;
    private volatile int configOptionPadding;

    /** Each set of updates has at most so many objects, whatever the client allows; the rest is truncated. */
    public void truncateUpdatesTo(int objects) {
        if (objects < 1) {
            throw new IllegalArgumentException("At least one object, not " + objects);
        }
        updatesAtMost = objects;
    }

    /** As old servers and other simulators do: everything in one answer, whatever maxObjects says. */
    public void ignorePaging(boolean ignored) {
        pagingIgnored = ignored;
    }

    /** Further device options in QueryConfigOption: a real server sends some hundred kilobytes; 1000 are about 400. */
    public void padConfigOptions(int options) {
        configOptionPadding = options;
    }

    public void reset() {
        updatesAtMost = Integer.MAX_VALUE;
        pagingIgnored = false;
        configOptionPadding = 0;
    }

    int updatesAtMost() {
        return updatesAtMost;
    }

    boolean pagingIgnored() {
        return pagingIgnored;
    }

    int configOptionPadding() {
        return configOptionPadding;
    }
}
