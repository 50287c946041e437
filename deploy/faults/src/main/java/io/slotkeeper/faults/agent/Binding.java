package io.slotkeeper.faults.agent;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * A place in a service's code, and what is done there.
 *
 * @param point the crash point's or bug's name, which is also the name of its file
 * @param module whose code it is, as its folder in the repository
 * @param type the full name of the class
 * @param method its name; {@code <init>} for the constructor
 * @param parameters how many it has
 * @param second the full name of the second parameter's type, empty where the number of parameters is enough
 * @param advice what is done there, written into the method
 */
record Binding(
        String point,
        Kind kind,
        String module,
        String type,
        String method,
        int parameters,
        String second,
        Class<?> advice) {

    /** A crash waits for its file while the service runs; a bug is there from the start or not at all. */
    enum Kind {
        CRASH,
        BUG
    }

    /** The file in the control directory that asks for it. */
    String file() {
        return kind == Kind.CRASH ? point : "bug-" + point;
    }

    /** Such as {@code Inbox.firstTime}. */
    String place() {
        return type.substring(type.lastIndexOf('.') + 1) + "." + method;
    }

    /** Whether the class, as it is now, has exactly one such method. */
    boolean isIn(TypeDescription description) {
        return description.getDeclaredMethods().filter(matcher()).size() == 1;
    }

    AsmVisitorWrapper visitor() {
        return Advice.withCustomMapping().bind(Point.class, point).to(advice).on(matcher());
    }

    private ElementMatcher.Junction<MethodDescription> matcher() {
        ElementMatcher.Junction<MethodDescription> matcher = method.equals("<init>") ? isConstructor() : named(method);
        matcher = matcher.and(takesArguments(parameters));
        return second.isEmpty() ? matcher : matcher.and(takesArgument(1, named(second)));
    }
}
