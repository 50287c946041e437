package io.slotkeeper.policy.cel;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.BooleanOperator;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Comparison;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Index;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.InternalOperator;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Relation;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Size;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.StringMatchers;
import dev.cel.checker.CelStandardDeclarations.StandardOverload;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.slotkeeper.policy.domain.custom.Fact;
import io.slotkeeper.policy.domain.custom.RuleText;
import java.util.Set;

/**
 * The part of CEL that rules are written in. What makes values grow (joining strings and lists, {@code map},
 * {@code filter}), what gives types up ({@code dyn}) and what rules have no use for is not in it.
 */
final class Language {

    /** Before the name of a fact: whether it was observed, {@code known.vm.hardwareVersion}. */
    static final String KNOWN = "known.";

    private static final int DEEPEST = 32;
    private static final int MOST_NODES = 1_000;
    private static final int MOST_ITERATIONS = 10_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(RuleText.LONGEST_EXPRESSION)
            .maxParseRecursionDepth(DEEPEST)
            .maxParseExpressionNodeCount(MOST_NODES)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .maxRegexProgramSize(RegexCheck.LARGEST_PROGRAM)
            .enableRegexPartialMatch(true)
            .enableHeterogeneousNumericComparisons(true)
            .errorOnIntWrap(true)
            .build();

    private static final Set<StandardOverload> FUNCTIONS = Set.of(
            BooleanOperator.CONDITIONAL,
            BooleanOperator.LOGICAL_AND,
            BooleanOperator.LOGICAL_OR,
            BooleanOperator.LOGICAL_NOT,
            InternalOperator.NOT_STRICTLY_FALSE,
            InternalOperator.IN_LIST,
            Relation.EQUALS,
            Relation.NOT_EQUALS,
            Comparison.LESS_INT64,
            Comparison.LESS_EQUALS_INT64,
            Comparison.GREATER_INT64,
            Comparison.GREATER_EQUALS_INT64,
            Comparison.LESS_STRING,
            Comparison.LESS_EQUALS_STRING,
            Comparison.GREATER_STRING,
            Comparison.GREATER_EQUALS_STRING,
            Arithmetic.ADD_INT64,
            Arithmetic.SUBTRACT_INT64,
            Arithmetic.MULTIPLY_INT64,
            Arithmetic.DIVIDE_INT64,
            Arithmetic.MODULO_INT64,
            Arithmetic.NEGATE_INT64,
            Index.INDEX_LIST,
            Size.SIZE_STRING,
            Size.SIZE_LIST,
            Size.STRING_SIZE,
            Size.LIST_SIZE,
            StringMatchers.CONTAINS_STRING,
            StringMatchers.STARTS_WITH_STRING,
            StringMatchers.ENDS_WITH_STRING,
            StringMatchers.MATCHES,
            StringMatchers.MATCHES_STRING);

    private Language() {}

    static CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .filterFunctions((function, overload) -> FUNCTIONS.contains(overload))
                        .build())
                .setStandardMacros(CelStandardMacro.ALL, CelStandardMacro.EXISTS, CelStandardMacro.EXISTS_ONE)
                .setResultType(SimpleType.BOOL);
        for (Fact fact : Fact.values()) {
            builder.addVar(fact.dotted(), type(fact)).addVar(KNOWN + fact.dotted(), SimpleType.BOOL);
        }
        return builder.build();
    }

    static CelRuntime runtime() {
        return CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
    }

    private static CelType type(Fact fact) {
        return switch (fact.type()) {
            case TEXT -> SimpleType.STRING;
            case NUMBER -> SimpleType.INT;
            case TRUTH -> SimpleType.BOOL;
            case TEXTS -> ListType.create(SimpleType.STRING);
        };
    }
}
