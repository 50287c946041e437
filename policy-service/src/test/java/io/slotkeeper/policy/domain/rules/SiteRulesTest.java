package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.Rules;
import io.slotkeeper.policy.domain.custom.ActiveRule;
import io.slotkeeper.policy.domain.custom.ActiveRules;
import io.slotkeeper.policy.domain.custom.CustomRule;
import io.slotkeeper.policy.domain.custom.RuleFault;
import io.slotkeeper.policy.domain.custom.RuleSet;
import io.slotkeeper.policy.domain.custom.RuleText;
import io.slotkeeper.policy.domain.facts.HostDriver;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.Outcome;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Severity;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SiteRulesTest {

    private static final List<String> EXPRESSIONS = List.of(
            "device.vendorId == '8086'",
            "device.companion",
            "device.hostDriver == 'ABSENT'",
            "vm.uses.vmotion",
            "request.count > 1",
            "100 / holds.ofVm > 3",
            "holds.ofOthers > 0",
            "device.context == 'HOST' && host.majorVersion < 7");

    @ParameterizedTest
    @EnumSource
    void aRuleWeighsWhatItsAdministratorSays(Severity severity) {
        Given given = Given.dualPortCard().rules(rule("mine", severity, "!device.companion"));
        assertThat(given.findings("custom", Given.PORT0))
                .containsExactly("custom-rule/" + severity + "@" + Given.PORT0);
        Finding finding = given.finding("custom-rule", Given.PORT0);
        assertThat(finding.message()).isEqualTo("Rule mine speaks of 0000:06:00.0.");
        assertThat(finding.parameters()).isEqualTo(Map.of("rule", "mine", "ruleRevision", 7));
    }

    @Test
    void aSiteCanWeighWhatIsUnknownAndWhatFailsButNotTheRuleItself() {
        Given given = Given.dualPortCard()
                .with(Card.at(Given.PORT0).driver(HostDriver.UNKNOWN))
                .rules(
                        rule("driver", Severity.DENY, "device.hostDriver == 'ABSENT'"),
                        rule("share", Severity.DENY, "1 / holds.ofVm > 3"))
                .severities(Severities.withOverrides(
                        Map.of("custom-rule-unknown", Severity.CONSENT, "custom-rule-failed", Severity.DENY)));
        assertThat(given.findings("custom", Given.PORT0))
                .containsExactly("custom-rule-failed/DENY@vm-42", "custom-rule-unknown/CONSENT@" + Given.PORT0);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Severities.withOverrides(Map.of("custom-rule", Severity.INFO)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuleWhoseSentenceNamesADeviceIsAskedAboutEachOne() {
        RuleText text = new RuleText("all", "host.majorVersion == 4", Severity.INFO, "See {device.address}.", "None.");
        assertThat(Given.dualPortCard().rules(text).findings("custom", Given.PORT0))
                .containsExactly("custom-rule/INFO@" + Given.PORT0, "custom-rule/INFO@" + Given.PORT1);
    }

    @Test
    void aSentenceTellsListsAndWhatIsUnknown() {
        RuleText text = new RuleText(
                "all",
                "true",
                Severity.INFO,
                "{vm.name}; {request.functions}; {holds.hostsOfVm}; {holds.ofVm}.",
                "None.");
        assertThat(Given.dualPortCard()
                        .rules(text)
                        .finding("custom-rule", Given.PORT0, Given.PORT1)
                        .message())
                .isEqualTo("unknown; 0000:06:00.0, 0000:06:00.1; none; 0.");
    }

    @ParameterizedTest
    @CsvSource({
        "'It is {device.weight}.', 7, There is no fact device.weight.",
        "'It is {}.', 7, There is no fact .",
        "'Open {device.name', 6, A brace stands for nothing here.",
        "'Close }', 7, A brace stands for nothing here.",
        "' ', 1, 'It takes 1 to 500 characters, and not only blanks.'"
    })
    void aSentenceIsCheckedToo(String message, int column, String reason) {
        RuleText text = new RuleText("mine", "true", Severity.INFO, message, "Two\nlines.");
        assertThat(ActiveRule.of(text, 0, Rules.COMPILER)).isInstanceOfSatisfying(ActiveRule.Unsound.class, unsound -> {
            assertThat(unsound.faults()).contains(new RuleFault("message", 1, column, reason));
            assertThat(unsound.faults()).anySatisfy(fault -> {
                assertThat(fault.field()).isEqualTo("remedy");
                assertThat(fault.column()).isEqualTo(4);
            });
        });
    }

    @Test
    void whatThisReleaseDoesNotUnderstandFailsAndIsNotForgotten() {
        RuleSet old = new RuleSet(
                3,
                List.of(
                        new CustomRule(rule("lost", Severity.DENY, "device.colour == 'red'"), 3, true),
                        new CustomRule(rule("off", Severity.DENY, "true"), 2, false)));
        ActiveRules rules = ActiveRules.of(old, Rules.COMPILER);
        assertThat(rules.rules()).extracting(ActiveRule::name).containsExactly("lost");
        var facts = Given.dualPortCard().facts(Given.PORT0);
        assertThat(new SiteRules().evaluate(facts.with(facts.rulesets().with(rules))))
                .singleElement()
                .satisfies(remark -> assertThat(remark.message()).contains("does not understand it any more"));
    }

    @Test
    void nothingIsSaidOfAHostThatNobodyHasSeen() {
        assertThat(Given.host()
                        .unseen()
                        .rules(rule("all", Severity.DENY, "true"))
                        .findings("custom", Given.PORT0))
                .isEmpty();
    }

    @Test
    void aSetCountsItsVersionsAndARuleRemembersItsOwn() {
        RuleSet one = RuleSet.EMPTY.next(rule("b", Severity.WARN, "true"), false);
        RuleSet two = one.next(rule("a", Severity.WARN, "true"), false);
        RuleSet three = two.next(rule("b", Severity.WARN, "true"), true);
        assertThat(three.version()).isEqualTo(3);
        assertThat(three.rules())
                .containsExactly(
                        new CustomRule(rule("a", Severity.WARN, "true"), 2, false),
                        new CustomRule(rule("b", Severity.WARN, "true"), 3, true));
        assertThat(three.nextWithout("b").rules())
                .containsExactlyElementsOf(one.next(rule("a", Severity.WARN, "true"), false)
                        .rules()
                        .subList(0, 1));
        assertThat(three.nextWithout("b").version()).isEqualTo(4);
    }

    @Test
    void aDraftStandsForTheRuleOfItsName() {
        ActiveRules rules = Rules.active(rule("a", Severity.DENY, "true"), rule("b", Severity.DENY, "true"));
        ActiveRules drafts = Rules.active(rule("c", Severity.INFO, "true"), rule("b", Severity.INFO, "true"));
        assertThat(rules.with(drafts.rules()).rules())
                .extracting(rule -> rule.name() + " " + rule.severity())
                .containsExactly("a DENY", "b INFO", "c INFO");
    }

    @Property(tries = 200)
    void oneMoreRuleNeverHelps(@ForAll long seed) {
        RuleText[] rules = rules(seed);
        Outcome before = world(seed, Arrays.copyOf(rules, rules.length - 1))
                .ask(Given.PORT0)
                .outcome();
        assertThat(world(seed, rules).ask(Given.PORT0).outcome()).isGreaterThanOrEqualTo(before);
    }

    @Property(tries = 200)
    void theOrderOfTheRulesDoesNotMatter(@ForAll long seed) {
        List<RuleText> back = Arrays.asList(rules(seed));
        Collections.reverse(back);
        assertThat(world(seed, back.toArray(RuleText[]::new)).ask(Given.PORT0).findings())
                .isEqualTo(world(seed, rules(seed)).ask(Given.PORT0).findings());
    }

    private static RuleText[] rules(long seed) {
        Random random = new Random(seed);
        RuleText[] rules = new RuleText[1 + random.nextInt(6)];
        for (int i = 0; i < rules.length; i++) {
            Severity severity = Severity.values()[random.nextInt(Severity.values().length)];
            rules[i] = rule("rule-" + i, severity, EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size())));
        }
        return rules;
    }

    private static Given world(long seed, RuleText... rules) {
        Random random = new Random(seed + 1);
        Given world = Given.dualPortCard()
                .with(Card.at(Given.PORT0).driver(HostDriver.values()[random.nextInt(HostDriver.values().length)]))
                .rules(rules);
        if (random.nextBoolean()) {
            world.undescribedVm();
        }
        return random.nextBoolean() ? world : world.held(Given.HOST, "vm-9", Given.PORT1);
    }
}
