package io.slotkeeper.faults.agent;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.utility.JavaModule;
import org.jspecify.annotations.Nullable;

/**
 * {@code -javaagent:slotkeeper-faults-agent.jar=<control directory>}. Crash points are always there and wait for their
 * files; bugs are there where their file is when the service starts.
 */
public final class Agent {
    private Agent() {}

    /** Called by the virtual machine before the service's main method. */
    public static void premain(String controlDirectory, Instrumentation instrumentation) {
        Path directory = Path.of(controlDirectory).toAbsolutePath();
        System.setProperty(Crash.DIRECTORY, directory.toString());
        install(directory, instrumentation);
    }

    private static void install(Path directory, Instrumentation instrumentation) {
        AgentLog log = new AgentLog(directory);
        Map<String, List<Binding>> byType = Bindings.ALL.stream()
                .filter(binding ->
                        binding.kind() == Binding.Kind.CRASH || Files.exists(directory.resolve(binding.file())))
                .collect(Collectors.groupingBy(Binding::type));
        AgentBuilder agent = new AgentBuilder.Default()
                .with(AgentBuilder.TypeStrategy.Default.REDEFINE)
                .with(AgentBuilder.InitializationStrategy.NoOp.INSTANCE)
                .with(new Failures(byType, log));
        for (Map.Entry<String, List<Binding>> type : byType.entrySet()) {
            agent = agent.type(named(type.getKey()))
                    .transform((builder, description, loader, module, domain) ->
                            bind(builder, description, type.getValue(), log));
        }
        agent.installOn(instrumentation);
    }

    private static DynamicType.Builder<?> bind(
            DynamicType.Builder<?> builder, TypeDescription description, List<Binding> bindings, AgentLog log) {
        DynamicType.Builder<?> bound = builder;
        for (Binding binding : bindings) {
            if (binding.isIn(description)) {
                bound = bound.visit(binding.visitor());
                log.bound(binding);
            } else {
                log.missing(binding, "there is not exactly one such method in " + description.getName());
            }
        }
        return bound;
    }

    /** A class that cannot be changed is as bad as a method that is not there. */
    private static final class Failures extends AgentBuilder.Listener.Adapter {
        private final Map<String, List<Binding>> bindings;
        private final AgentLog log;

        Failures(Map<String, List<Binding>> bindings, AgentLog log) {
            this.bindings = bindings;
            this.log = log;
        }

        @Override
        public void onError(
                String type,
                @Nullable ClassLoader loader,
                @Nullable JavaModule module,
                boolean loaded,
                Throwable failure) {
            bindings.getOrDefault(type, List.of()).forEach(binding -> log.missing(binding, String.valueOf(failure)));
        }
    }
}
