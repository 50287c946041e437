package io.slotkeeper.inventory.application;

/** Port: turns a foreign text into a report. A reader never guesses; what it does not understand it refuses. */
public interface ReportReader {
    ReportFormat format();

    Reading read(String text);
}
