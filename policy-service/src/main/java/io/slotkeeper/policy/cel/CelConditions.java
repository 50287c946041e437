package io.slotkeeper.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.slotkeeper.policy.domain.custom.ConditionCompiler;
import io.slotkeeper.policy.domain.custom.RuleFault;
import io.slotkeeper.policy.domain.custom.RuleText;
import jakarta.inject.Singleton;
import java.util.List;

/** Checks expressions of the {@link Language} and makes conditions of them. */
@Singleton
public class CelConditions implements ConditionCompiler {

    private final CelCompiler compiler = Language.compiler();
    private final CelRuntime runtime = Language.runtime();

    @Override
    public Compiled compile(String expression) {
        Faults faults = new Faults(expression);
        if (expression.isBlank() || expression.length() > RuleText.LONGEST_EXPRESSION) {
            return refused(faults.at(
                    1,
                    0,
                    "An expression has 1 to " + RuleText.LONGEST_EXPRESSION + " characters, and not only blanks."));
        }
        if (expression.codePoints().anyMatch(CelConditions::isNoText)) {
            return refused(faults.at(1, 0, "It has characters that no text has."));
        }
        try {
            CelAbstractSyntaxTree tree = compiler.compile(expression).getAst();
            CheckedExpression checked = new CheckedExpression(tree, faults);
            return checked.faults().isEmpty()
                    ? new Understood(new CelCondition(runtime.createProgram(tree), checked.reads()))
                    : new Refused(checked.faults());
        } catch (CelValidationException e) {
            return new Refused(faults.of(e.getErrors()));
        } catch (CelEvaluationException e) {
            return refused(faults.at(1, 0, "It cannot be planned: " + e.getErrorCode() + "."));
        }
    }

    private static boolean isNoText(int character) {
        return character != '\n' && character != '\r' && character != '\t' && Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }

    private static Refused refused(RuleFault fault) {
        return new Refused(List.of(fault));
    }
}
