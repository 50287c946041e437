package io.slotkeeper.faults.agent;

import java.io.File;
import java.util.Collection;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * The process halts as if it were killed, once: whoever removes the file dies. These bodies are copied into methods of
 * services, which know no class of ours, so that they use nothing but the platform's. Where a method is given, or
 * returns, an empty collection, there is nothing at hand to lose, and the file stays for the next time.
 */
final class Crash {
    /** Where the files are, as a system property. */
    static final String DIRECTORY = "slotkeeper.faults.directory";

    private Crash() {}

    /** Dies before the method does anything. */
    static final class AtEntry {
        private AtEntry() {}

        @Advice.OnMethodEnter
        static void enter(@Point String point, @Advice.AllArguments Object[] arguments) {
            boolean atHand = true;
            for (Object argument : arguments) {
                atHand &= !(argument instanceof Collection<?> collection && collection.isEmpty());
            }
            if (atHand && new File(System.getProperty("slotkeeper.faults.directory"), point).delete()) {
                System.err.println("slotkeeper-faults: crash " + point);
                Runtime.getRuntime().halt(137);
            }
        }
    }

    /** Dies when the method has done all it does; not where it throws. */
    static final class AtExit {
        private AtExit() {}

        @Advice.OnMethodExit
        static void exit(@Point String point, @Advice.Return(typing = Assigner.Typing.DYNAMIC) Object returned) {
            boolean atHand = !(returned instanceof Collection<?> collection && collection.isEmpty())
                    && !(returned instanceof Map<?, ?> map && map.isEmpty());
            if (atHand && new File(System.getProperty("slotkeeper.faults.directory"), point).delete()) {
                System.err.println("slotkeeper-faults: crash " + point);
                Runtime.getRuntime().halt(137);
            }
        }
    }
}
