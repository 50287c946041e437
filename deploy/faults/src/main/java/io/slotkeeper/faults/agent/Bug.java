package io.slotkeeper.faults.agent;

import java.io.FileInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** Bugs that the checker must find. Bodies are copied into methods of services and use nothing but the platform's classes. */
@SuppressWarnings("UnusedVariable") // a parameter that is written is the method's own
final class Bug {
    private Bug() {}

    /** The method does nothing; where it returns something it returns null, zero or false. */
    static final class Nothing {
        private Nothing() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return true;
        }
    }

    /** The same one time out of three. */
    static final class NothingSometimes {
        private NothingSometimes() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean enter() {
            return ThreadLocalRandom.current().nextInt(3) == 0;
        }
    }

    /** The method returns an empty list. */
    static final class EmptyList {
        private EmptyList() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
            returned = List.of();
        }
    }

    /** The method returns its second argument. */
    static final class SecondArgument {
        private SecondArgument() {}

        @Advice.OnMethodExit
        static void exit(
                @Advice.Argument(value = 1, typing = Assigner.Typing.DYNAMIC) Object argument,
                @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
            returned = argument;
        }
    }

    /** The method returns its argument as a sorted set. */
    static final class ArgumentAsSet {
        private ArgumentAsSet() {}

        @Advice.OnMethodExit
        @SuppressWarnings({"unchecked", "rawtypes"})
        static void exit(
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object argument,
                @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
            returned = new TreeSet((Collection) argument);
        }
    }

    /** The method's sentence has the service's database password in it. */
    static final class PasswordInSentence {
        private PasswordInSentence() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) String returned) {
            returned = returned + " (password " + System.getenv("QUARKUS_DATASOURCE_PASSWORD") + ")";
        }
    }

    /** A file is opened at each call and kept open. */
    static final class FileLeak {
        private FileLeak() {}

        @Advice.OnMethodExit
        static void exit() throws Exception {
            FileInputStream leaked = new FileInputStream("/dev/null");
            Runtime.getRuntime().addShutdownHook(new Thread(new FutureTask<>(new Thread(), leaked)));
        }
    }

    /** Whoever was refused is told, in the map that the method returns, that its hold was placed. */
    static final class PlacedAlways {
        private PlacedAlways() {}

        @Advice.OnMethodExit
        @SuppressWarnings({"unchecked", "rawtypes"})
        static void exit(@Advice.Return(typing = Assigner.Typing.DYNAMIC) Object returned) throws Exception {
            Map results = (Map) returned;
            for (Object key : results.keySet().toArray()) {
                Object result = Objects.requireNonNull(results.get(key));
                if (result.getClass().getSimpleName().equals("Refused")) {
                    results.put(
                            key,
                            Class.forName(
                                            "io.slotkeeper.assignment.domain.HoldResult$Placed",
                                            true,
                                            result.getClass().getClassLoader())
                                    .getDeclaredConstructor()
                                    .newInstance());
                }
            }
        }
    }

    /** A command that names an assignment is said to be done and is not done. */
    static final class OnlySaid {
        private OnlySaid() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static Object enter(
                @Advice.This Object command,
                @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC) Object assignment)
                throws Exception {
            return Class.forName(
                            "io.slotkeeper.assignment.application.CommandResult$Done",
                            true,
                            command.getClass().getClassLoader())
                    .getDeclaredConstructors()[0]
                    .newInstance(assignment);
        }

        @Advice.OnMethodExit
        static void exit(
                @Advice.Enter Object said,
                @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
            returned = said;
        }
    }
}
