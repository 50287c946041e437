package io.slotkeeper.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.launcher.Ansi;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Tells the story on a terminal, 100 columns wide, in colour where a person looks. */
final class Stage {
    private static final int WIDTH = 100;
    private static final int LABEL = 41;
    private static final String TOLD_WITH_THE_FUNCTION = "companion";
    private static final Map<String, UnaryOperator<String>> COLOURS = Map.of(
            "ALLOWED", Ansi::green,
            "NEEDS_CONSENT", Ansi::yellow,
            "DENIED", Ansi::red,
            "DENY", Ansi::red,
            "CONSENT", Ansi::yellow,
            "APPROVAL", Ansi::yellow,
            "WARN", Ansi::yellow,
            "INFO", Ansi::cyan);

    private final PrintStream out;
    private final boolean colour;
    private int chapter;

    Stage(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    void title(String text) {
        out.println();
        out.println(paint(Ansi::bold, text));
    }

    void chapter(String text) {
        chapter++;
        out.println();
        out.println(paint(Ansi::bold, chapter + ". " + text));
    }

    void say(String text) {
        wrap(text, "   ", "   ");
    }

    /** A step that gave what it promises. */
    void good(String text) {
        wrap(text, "   " + paint(Ansi::green, "✓") + " ", "     ");
    }

    void failed(String text) {
        out.println();
        wrap(text, paint(Ansi::red, "FAIL") + " ", "     ");
    }

    /** A verdict as an operator wants to read it: outcome, functions, every finding, the limit. */
    void verdict(JsonNode verdict) {
        verdict(verdict, code -> true);
    }

    /** The same, with only some findings in full; the others are named. */
    void verdict(JsonNode verdict, Predicate<String> inFull) {
        String outcome = verdict.path("outcome").asText();
        out.println("   verdict: " + inColour(outcome, outcome));
        for (JsonNode function : verdict.path("functions")) {
            labelled(
                    function.path("address").asText(),
                    function.path("role").asText(),
                    function.path("reason").asText());
        }
        Set<String> others = new LinkedHashSet<>();
        for (JsonNode finding : verdict.path("findings")) {
            String code = finding.path("code").asText();
            if (inFull.test(code) && !code.equals(TOLD_WITH_THE_FUNCTION)) {
                labelled(
                        finding.path("severity").asText(),
                        code,
                        finding.path("message").asText());
            } else if (!code.equals(TOLD_WITH_THE_FUNCTION)) {
                others.add(code);
            }
        }
        if (!others.isEmpty()) {
            labelled("also", "", String.join(", ", others));
        }
        limit(verdict.path("limit"));
    }

    private void limit(JsonNode limit) {
        if (limit.hasNonNull("max")) {
            labelled(
                    "limit",
                    "",
                    limit.path("held").asInt() + " held + "
                            + limit.path("requested").asInt() + " asked for, of "
                            + limit.path("max").asInt() + " (" + whose(limit) + ")");
        }
    }

    private static String whose(JsonNode limit) {
        return limit.path("source").asText().equals("VM")
                ? "reported for the VM itself"
                : limit.path("profile").asText() + ", version "
                        + limit.path("profileVersion").asInt();
    }

    private void labelled(String first, String second, String text) {
        String label = String.format("     %-13s %-" + (LABEL - 20) + "s ", first, second);
        wrap(text, label.replace(first, inColour(first, first)), " ".repeat(LABEL));
    }

    private void wrap(String text, String firstIndent, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && indent.length() + line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        out.println(firstIndent + lines.get(0));
        lines.stream().skip(1).forEach(rest -> out.println(indent + rest));
        out.flush();
    }

    private String inColour(String key, String text) {
        return paint(COLOURS.getOrDefault(key, UnaryOperator.identity()), text);
    }

    private String paint(UnaryOperator<String> paint, String text) {
        return colour ? paint.apply(text) : text;
    }
}
