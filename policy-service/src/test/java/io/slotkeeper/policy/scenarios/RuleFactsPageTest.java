package io.slotkeeper.policy.scenarios;

import io.slotkeeper.policy.domain.custom.Fact;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page {@code rule-facts.md}, made from the vocabulary of rules; written anew as those of {@link ReferencePagesTest}. */
class RuleFactsPageTest {

    @Test
    void ruleFacts() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                # Facts for custom rules

                All that the expression of a custom rule may look at, and its sentences may name as `{device.address}`; `GET /api/policy/v1/rules/facts` tells the same. How to write a rule:
                [write-a-custom-rule.md](../howto/write-a-custom-rule.md). *Made from the service's own list; do not edit.*

                Expressions are [CEL](https://cel.dev). A rule that looks at no `device.` fact is asked once per request; any other is asked about each function that is asked for or taken along.

                What nobody observed is unknown, and so is what depends on it: the verdict then has `custom-rule-unknown`. Every fact has a companion that is always known: `known.vm.hardwareVersion` is true where `vm.hardwareVersion` was observed.

                | fact | type | says |
                | --- | --- | --- |
                """);
        for (Fact fact : Fact.values()) {
            page.append("| `")
                    .append(fact.dotted())
                    .append("` | `")
                    .append(fact.type().cel())
                    .append("` | ");
            page.append(fact.says()).append(" |\n");
        }
        page.append(
                """

                ## The language

                | | |
                | --- | --- |
                | truth | `&&`, `\\|\\|`, `!`, `a ? b : c`; neither side of `&&` and `\\|\\|` needs the other where it decides alone |
                | comparing | `==` and `!=` for texts, numbers and truths; `<`, `<=`, `>`, `>=` for texts and numbers; `in` for an element of a list |
                | texts | `contains`, `startsWith`, `endsWith`, `size`, `matches` with an RE2 expression that is written as it is, found anywhere in the text unless it has `^` and `$` |
                | numbers | `+`, `-`, `*`, `/`, `%`, whole; what overflows or divides by zero fails |
                | lists | `[1, 2]`, `list[0]`, `size`, `all(x, …)`, `exists(x, …)`, `exists_one(x, …)` |

                Not in it: joining texts and lists, `map`, `filter`, maps, messages, times, decimals, `dyn` and conversions.

                ## Limits

                An expression has at most 4 096 characters, 1 000 nodes and 32 levels; a sentence has 500 characters; there are at most 100 rules. A regular expression has at most 200 characters, and its counted repetitions
                multiply to at most 1 000. An expression is refused when it may take more than 10 000 steps for one function (a list of facts counts as 64 elements). In one request a rule may take 10 000 steps
                and 200 more for each function; where it takes more, it fails: `custom-rule-failed`.
                """);
        ReferencePagesTest.isCurrent("rule-facts.md", page.toString());
    }
}
