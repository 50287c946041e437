package io.slotkeeper.simulator.soap;

import java.time.Duration;

/** One way in which an answer goes wrong. */
public sealed interface Misbehaviour {
    /** A SOAP fault by its name in the API, such as {@code NotAuthenticated} or {@code RuntimeFault}. */
    record Fault(String name) implements Misbehaviour {}

    /** An HTTP status with a page of HTML, as a proxy sends. */
    record HttpStatus(int status) implements Misbehaviour {}

    /** Status 200 and bytes that are no XML. */
    record Garbage() implements Misbehaviour {}

    /** The right answer up to its middle, and a clean end. */
    record Truncated() implements Misbehaviour {}

    /** Entities in entities: gigabytes for whoever resolves them. */
    record EntityBomb() implements Misbehaviour {}

    /** The right answer with words for numbers. */
    record WrongTypes() implements Misbehaviour {}

    /** The right answer with subtypes in its arrays that nobody has heard of. */
    record UnknownSubtypes() implements Misbehaviour {}

    /** Well-formed and endless: one text for the first half, objects without end for the second. */
    record Huge(long bytes) implements Misbehaviour {}

    /** The right answer, this slowly. */
    record Drip(int bytesPerSecond) implements Misbehaviour {}

    /** The right answer, this late. */
    record Stall(Duration time) implements Misbehaviour {}

    /** The connection ends without an answer; with {@code midway}, in the middle of one. */
    record Drop(boolean midway) implements Misbehaviour {}
}
