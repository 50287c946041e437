package io.slotkeeper.launcher;

/** Tells a person how the start goes on, part by part. */
interface Progress extends AutoCloseable {
    /** The part is being worked on. */
    void working(String part, String detail);

    /** The part is there. */
    void done(String part, String detail);

    /** A line that stays, such as a child's death. */
    void say(String line);

    /** The start is over; nothing more is drawn, but {@link #say} still speaks. */
    @Override
    void close();
}
