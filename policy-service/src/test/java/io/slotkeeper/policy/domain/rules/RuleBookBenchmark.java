package io.slotkeeper.policy.domain.rules;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.Rulebook;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.GroupKind;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.support.Entries;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the rules cost without a database and without HTTP. Run by {@code deploy/bench/run 03-verdict}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RuleBookBenchmark {

    private static final RuleBook RULES = new RuleBook(Severities.defaults());
    private static final int FUNCTIONS_OF_A_DEVICE = 8;

    /** Functions that nobody holds, one or more to a request; two ports of a card are a group. */
    @State(Scope.Benchmark)
    public static class Free {
        @Param({"1", "2", "8", "32", "128"})
        public int size;

        Facts facts;

        @Setup
        public void gather() {
            facts = host(size).facts(addresses(size));
        }
    }

    /** The same functions, each held by a VM of its own: every one is refused. */
    @State(Scope.Benchmark)
    public static class Held {
        @Param({"1", "2", "8", "32", "128"})
        public int size;

        Facts facts;

        @Setup
        public void gather() {
            Given host = host(size);
            for (String address : addresses(size)) {
                host.held(Given.HOST, "vm-of-" + address, address);
            }
            facts = host.facts(addresses(size));
        }
    }

    /** One function of a host with more of them, none left out as the service would leave them out. */
    @State(Scope.Benchmark)
    public static class LargeHost {
        @Param({"16", "256", "1500"})
        public int size;

        Facts facts;

        @Setup
        public void gather() {
            facts = host(size).facts(address(size - 1));
        }
    }

    /** One function that the list says something of, beside as many entries of other cards. */
    @State(Scope.Benchmark)
    public static class LongList {
        @Param({"40", "1000", "10000"})
        public int size;

        Facts facts;

        @Setup
        public void gather() {
            String[] entries = IntStream.range(0, size)
                    .mapToObj(entry -> entry == size / 2
                            ? "id=this"
                            : "id=e%d vendor=%04x device=%04x".formatted(entry, 0x8000 + entry % 0xff * 8, entry))
                    .toArray(String[]::new);
            facts = host(2).rulesets(Rulebook.shipped().with(Entries.list(1, entries)))
                    .facts(address(0));
        }
    }

    @Benchmark
    public Verdict free(Free asked) {
        return judge(asked.facts);
    }

    @Benchmark
    public Verdict held(Held asked) {
        return judge(asked.facts);
    }

    @Benchmark
    public Verdict largeHost(LargeHost asked) {
        return judge(asked.facts);
    }

    @Benchmark
    public Verdict longList(LongList asked) {
        return judge(asked.facts);
    }

    private static Verdict judge(Facts facts) {
        return RULES.evaluate("019ab3c0-0000-7000-8000-000000000001", facts);
    }

    private static Given host(int functions) {
        Given host = Given.host().on(Platform.ESXI, "8.0").hardware(20);
        for (int index = 0; index < functions; index++) {
            host.with(Card.at(address(index)));
        }
        for (int first = 0; first + 1 < functions; first += 2) {
            host.contextGroup(GroupKind.FOUNDING_RULE, address(first), address(first + 1));
        }
        return host;
    }

    private static String[] addresses(int count) {
        return IntStream.range(0, count).mapToObj(RuleBookBenchmark::address).toArray(String[]::new);
    }

    private static String address(int index) {
        return "0000:%02x:00.%d".formatted(index / FUNCTIONS_OF_A_DEVICE, index % FUNCTIONS_OF_A_DEVICE);
    }
}
