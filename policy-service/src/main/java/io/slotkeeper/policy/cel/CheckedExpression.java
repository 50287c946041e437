package io.slotkeeper.policy.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import io.slotkeeper.policy.domain.custom.Fact;
import io.slotkeeper.policy.domain.custom.RuleFault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A look through an expression that has the right types: which facts it names, what it costs at most, and whether it keeps
 * to what has a known cost. Lists are compared by their elements only, as comparing lists of lists of lists is one step
 * that can take for ever.
 */
final class CheckedExpression {

    /** What one evaluation may cost by this estimate: nodes that are looked at, with 64 rounds for every list of facts. */
    static final long MOST_COST = 10_000;

    private static final int ROUNDS = 64;
    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_");
    private static final Set<CelType> SIMPLE = Set.of(SimpleType.STRING, SimpleType.INT, SimpleType.BOOL);

    private final CelAbstractSyntaxTree tree;
    private final Faults faults;
    private final List<RuleFault> found = new ArrayList<>();

    CheckedExpression(CelAbstractSyntaxTree tree, Faults faults) {
        this.tree = tree;
        this.faults = faults;
        long cost = cost(tree.getExpr());
        if (cost > MOST_COST) {
            found.add(faults.at(
                    1,
                    0,
                    "It may take " + cost + " steps for one function, and " + MOST_COST + " is what it may take."));
        }
    }

    List<RuleFault> faults() {
        return found;
    }

    Set<Fact> reads() {
        Set<Fact> reads = EnumSet.noneOf(Fact.class);
        tree.getReferenceMap().values().forEach(reference -> fact(reference.name())
                .ifPresent(reads::add));
        return reads;
    }

    static Optional<Fact> fact(String variable) {
        return Fact.named(variable.startsWith(Language.KNOWN) ? variable.substring(Language.KNOWN.length()) : variable);
    }

    private long cost(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT, IDENT, NOT_SET -> 1;
            case SELECT -> plus(1, cost(expr.select().operand()));
            case LIST -> cost(expr.list().elements());
            case CALL -> cost(expr, expr.call());
            case COMPREHENSION -> cost(expr.comprehension());
            case STRUCT, MAP -> {
                refuse(expr, "Maps and messages are no part of the language of rules.");
                yield 1;
            }
        };
    }

    private long cost(List<CelExpr> several) {
        long cost = 1;
        for (CelExpr one : several) {
            cost = plus(cost, cost(one));
        }
        return cost;
    }

    private long cost(CelExpr expr, CelCall call) {
        if (COMPARISONS.contains(call.function()) && !call.args().stream().allMatch(this::isSimple)) {
            refuse(expr, "Texts, numbers and truths are compared with == and !=; of a list, compare the elements.");
        }
        if (call.function().equals("@in")
                && !SIMPLE.contains(elements(call.args().get(1)))) {
            refuse(expr, "What stands after in is a list of texts, of numbers or of truths.");
        }
        if (call.function().equals("matches")) {
            regexRefusal(call).ifPresent(why -> refuse(expr, why));
        }
        long target = call.target().isPresent() ? cost(call.target().get()) : 0;
        return plus(target, cost(call.args()));
    }

    private static Optional<String> regexRefusal(CelCall call) {
        CelExpr pattern = call.args().get(call.args().size() - 1);
        return pattern.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && pattern.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? RegexCheck.refusal(pattern.constant().stringValue())
                : Optional.of("A regular expression is written as it is, not worked out.");
    }

    private long cost(CelComprehension loop) {
        CelExpr range = loop.iterRange();
        long rounds = range.getKind() == CelExpr.ExprKind.Kind.LIST
                ? range.list().elements().size()
                : ROUNDS;
        long round = plus(cost(loop.loopCondition()), cost(loop.loopStep()));
        long around = plus(cost(loop.accuInit()), cost(loop.result()));
        return plus(
                plus(cost(range), around),
                rounds > 0 && round > Long.MAX_VALUE / rounds ? Long.MAX_VALUE : rounds * round);
    }

    private boolean isSimple(CelExpr expr) {
        return SIMPLE.contains(tree.getTypeOrThrow(expr.id()));
    }

    private CelType elements(CelExpr list) {
        return tree.getTypeOrThrow(list.id()) instanceof ListType type ? type.elemType() : SimpleType.DYN;
    }

    private void refuse(CelExpr expr, String why) {
        Integer offset = tree.getSource().getPositionsMap().get(expr.id());
        CelSourceLocation place = Optional.ofNullable(offset)
                .flatMap(tree.getSource()::getOffsetLocation)
                .orElse(CelSourceLocation.of(1, 0));
        found.add(faults.at(place.getLine(), place.getColumn(), why));
    }

    private static long plus(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }
}
