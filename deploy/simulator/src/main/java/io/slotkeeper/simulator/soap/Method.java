package io.slotkeeper.simulator.soap;

import org.jspecify.annotations.Nullable;

/** Does what is asked, then tells how to write the answer: no fault can come when the first byte is out. */
@FunctionalInterface
interface Method {
    /**
     * Does it, and says how to write what came of it.
     *
     * @throws io.slotkeeper.simulator.fleet.Refused to be answered as a SOAP fault
     */
    Answer call(Call call) throws InterruptedException;

    /** Writes what is inside the response element. */
    @FunctionalInterface
    interface Answer {
        void write(XmlOut out);

        Answer NOTHING = out -> {};

        /** Null is an answer without a return value. */
        static Answer returning(@Nullable Object value) {
            return out -> out.field("returnval", value);
        }
    }
}
