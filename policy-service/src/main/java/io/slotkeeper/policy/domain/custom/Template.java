package io.slotkeeper.policy.domain.custom;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with facts in it: {@code Device {device.address} is too new for {host.id}.} */
public final class Template {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern LONELY = Pattern.compile("[{}]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** The template of a text without {@linkplain #faults faults}; one with them stands for itself where it has them. */
    public static Template of(String text) {
        return new Template(text);
    }

    /** Every reason why the text is no template. */
    public static List<RuleFault> faults(String field, String text) {
        List<RuleFault> faults = new ArrayList<>();
        if (text.isBlank() || text.length() > RuleText.LONGEST_SENTENCE) {
            faults.add(new RuleFault(
                    field, 1, 1, "It takes 1 to " + RuleText.LONGEST_SENTENCE + " characters, and not only blanks."));
        }
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            String name = placeholder.group(1);
            if (Fact.named(name).isEmpty()) {
                faults.add(new RuleFault(field, 1, placeholder.start() + 1, "There is no fact " + name + "."));
            }
        }
        Matcher lonely = LONELY.matcher(blanked(text));
        while (lonely.find()) {
            faults.add(new RuleFault(field, 1, lonely.start() + 1, "A brace stands for nothing here."));
        }
        Matcher control = CONTROL.matcher(text);
        if (control.find()) {
            faults.add(new RuleFault(
                    field, 1, control.start() + 1, "A sentence is one line, without control characters."));
        }
        return faults;
    }

    /** The facts that it names. */
    public Set<Fact> facts() {
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        PLACEHOLDER.matcher(text).results().forEach(found -> Fact.named(found.group(1))
                .ifPresent(facts::add));
        return facts;
    }

    /** The sentence; a fact that nobody observed is called unknown. */
    public String in(Situation situation) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Fact.named(found.group(1))
                        .map(fact -> words(fact, situation))
                        .orElse(found.group())));
    }

    private static String words(Fact fact, Situation situation) {
        Object value = fact.in(situation);
        if (value instanceof List<?> several) {
            return several.isEmpty()
                    ? "none"
                    : String.join(", ", several.stream().map(Objects::toString).toList());
        }
        return value == null ? "unknown" : value.toString();
    }

    private static String blanked(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> " "
                .repeat(found.group().length()));
    }
}
