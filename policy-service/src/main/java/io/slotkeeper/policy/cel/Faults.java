package io.slotkeeper.policy.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import io.slotkeeper.policy.domain.custom.RuleFault;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The faults of one expression, at their places and in words. */
final class Faults {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*");
    private static final int MOST = 20;

    private final String expression;

    Faults(String expression) {
        this.expression = expression;
    }

    RuleFault at(int line, int column, String message) {
        return new RuleFault("expression", Math.max(1, line), Math.max(0, column) + 1, message);
    }

    /** What the compiler found, the first twenty of it. */
    List<RuleFault> of(List<CelIssue> issues) {
        return issues.stream().limit(MOST).map(this::of).toList();
    }

    private RuleFault of(CelIssue issue) {
        CelSourceLocation place = issue.getSourceLocation();
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        String message = undeclared.matches() ? nothing(undeclared.group(1), from(place)) : issue.getMessage();
        return at(place.getLine(), place.getColumn(), message);
    }

    private static String nothing(String name, String from) {
        if (from.startsWith("(")) {
            return "There is no function " + name + ".";
        }
        Matcher chain = NAME.matcher(from);
        return "There is no fact " + (chain.lookingAt() ? chain.group() : name) + ".";
    }

    private String from(CelSourceLocation place) {
        List<String> lines = expression.lines().toList();
        int line = place.getLine() - 1;
        if (line < 0 || line >= lines.size()) {
            return "";
        }
        int[] rest = lines.get(line)
                .codePoints()
                .skip(Math.max(0, place.getColumn()))
                .toArray();
        return new String(rest, 0, rest.length);
    }
}
